/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** The parts of the virtual board wired together, as its ROM and its flashloader reach them. */
package org.bootseal.board.soc;
