/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** The serial NOR flash chip of the virtual board and the way it is wired. */
package org.bootseal.board.nor;
