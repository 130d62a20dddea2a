/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.device;

import org.bootseal.core.connection.BoardMode;

/** What the ROM of a device speaks in its serial downloader. */
public enum RomProtocol {
	/** The serial download protocol. */
	SDP(BoardMode.ROM),
	/** The protocol of flashloaders; the ROM takes a flashloader by load-image. */
	MBOOT(BoardMode.MBOOT_ROM);

	private final BoardMode mode;

	RomProtocol(BoardMode mode) {
		this.mode = mode;
	}

	/** @return how a board shows that has such a ROM and is in its serial downloader */
	public BoardMode mode() {
		return mode;
	}
}
