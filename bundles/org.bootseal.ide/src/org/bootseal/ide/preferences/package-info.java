/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** What users set for all provisioning files, in the workspace or in a project. */
package org.bootseal.ide.preferences;
