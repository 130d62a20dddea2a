/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** The editor of memory configurations, and what is around it: known chips, option words, the test on a board. */
package org.bootseal.ui.memory;
