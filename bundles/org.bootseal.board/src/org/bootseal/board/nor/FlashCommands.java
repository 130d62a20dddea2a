/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.nor;

/** How the flashloader's driver makes a chip work. All results are mboot status codes. */
interface FlashCommands {

	/** Erases the sector that begins at an offset. */
	int eraseSector(int offset);

	/** Erases the chip. */
	int eraseChip();

	/** Programs a whole page that begins at an offset. */
	int programPage(int offset, byte[] page);
}
