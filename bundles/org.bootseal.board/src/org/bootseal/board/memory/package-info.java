/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** Memories besides the NOR flash that a board can have and its ROM can boot from. */
package org.bootseal.board.memory;
