/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.fault;

/** Where on the virtual board a fault can fall. */
public enum FaultSite {
	/** A report in either direction, counted over both. */
	TRANSFER("transfer"),
	/** A report from the host, of any kind. */
	REPORT_OUT("report out"),
	/** A report to the host, of any kind. */
	REPORT_IN("report in"),
	/**
	 * Bytes from the host on a serial line, by what they are: "ping", "ack", "nak", "abort", "command" or "data" for a
	 * flashloader, "command" (16 bytes) or "data" (1024 at most) for a ROM.
	 */
	LINE_IN("line in"),
	/**
	 * Bytes to the host on a serial line, by what they are: "ping", "ack", "nak", "abort", "command" or "data" from a
	 * flashloader, "answer" from a ROM.
	 */
	LINE_OUT("line out"),
	/** An SDP command to the ROM, by its name, for example "write-file". */
	SDP("sdp"),
	/** An mboot command to the flashloader, by its name, for example "flash-erase-region". */
	MBOOT("mboot"),
	/** A data phase from the host, by the offset of a byte in it. */
	DATA_OUT("data out"),
	/** The erasing of a flash sector of 4 KiB, by its number; a chip erase counts as that of sector 0. */
	ERASE_SECTOR("erase sector"),
	/** The programming of a flash page of 256 bytes, by its number. */
	PROGRAM_PAGE("program page"),
	/**
	 * The erasing of a NAND block, by its number, with any status the block goes bad; or of blocks of a card, by the
	 * number of the first, with any status nothing is erased.
	 */
	ERASE_BLOCK("erase block"),
	/** The programming of a NAND page, by its number from the start of the chip; with any status its block goes bad. */
	PROGRAM_NAND("program nand page"),
	/** The writing of a block of 512 bytes of a card, by its number in its partition. */
	PROGRAM_CARD("program card block"),
	/** The programming of a fuse word, by its index. */
	FUSE_WORD("fuse word");

	private final String text;

	FaultSite(String text) {
		this.text = text;
	}

	/** @return the name in a fault script */
	public String text() {
		return text;
	}
}
