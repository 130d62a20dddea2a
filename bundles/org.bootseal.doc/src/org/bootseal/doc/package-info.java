/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** The help: pages that are written, and pages that are made of what the core knows of codes and keys. */
package org.bootseal.doc;
