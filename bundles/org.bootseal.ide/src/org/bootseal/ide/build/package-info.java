/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** Builds provisioning files in the background when what they are made of changes, and marks their problems. */
package org.bootseal.ide.build;
