/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** The wizard that finds a memory configuration by trying. */
package org.bootseal.ui.finder;
