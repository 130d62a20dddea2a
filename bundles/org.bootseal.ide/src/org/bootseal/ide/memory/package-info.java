/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** Tests of memory configurations on a board, as runs of the workspace. */
package org.bootseal.ide.memory;
