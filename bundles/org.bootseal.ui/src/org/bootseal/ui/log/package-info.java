/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** The view of the runs: what was done to which board, when, and what became of it. */
package org.bootseal.ui.log;
