/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** The mask ROM of the virtual board: the serial downloader and the way from reset to the application. */
package org.bootseal.board.rom;
