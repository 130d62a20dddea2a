/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.connection;

/** What answers at the other end, told by the USB id, or by its answers on a serial line. */
public enum BoardMode {
	/** The mask ROM in serial downloader mode, speaking SDP. */
	ROM,
	/** The mask ROM in serial downloader mode, speaking mboot. */
	MBOOT_ROM,
	/** A flashloader in RAM, speaking mboot. */
	FLASHLOADER;

	/** @return whether it is the mask ROM, whatever it speaks */
	public boolean isRom() {
		return this != FLASHLOADER;
	}
}
