/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** Runs as files: what was planned, what became of each step, and how it ended. */
package org.bootseal.core.runlog;
