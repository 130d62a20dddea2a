/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** The editor of provisioning files. */
package org.bootseal.ui.provisioning;
