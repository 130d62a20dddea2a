/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** Tables that can be sorted, filtered and copied, and what stands in for one that is empty. */
package org.bootseal.ui.tables;
