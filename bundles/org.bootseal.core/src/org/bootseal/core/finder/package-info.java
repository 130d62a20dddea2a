/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** Finds a memory configuration for a flash of which nothing is known, by trying. */
package org.bootseal.core.finder;
