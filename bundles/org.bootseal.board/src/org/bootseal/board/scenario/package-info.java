/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** Virtual boards that fail as real ones do: what the board is like, what its user has, and what the user sees. */
package org.bootseal.board.scenario;
