/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** The virtual board: it stands for the silicon, the flash and the fuses of a real board, in process. */
package org.bootseal.board;
