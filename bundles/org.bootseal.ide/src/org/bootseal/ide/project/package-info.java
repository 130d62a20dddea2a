/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** Makes projects and files that users start with. */
package org.bootseal.ide.project;
