/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** What it takes to write a board, as an immutable list of steps: previewed, written as scripts, or run. */
package org.bootseal.core.plan;
