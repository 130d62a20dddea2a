/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board;

/** Setting of the boot mode pins BOOT_MODE[1:0], on the EVK the switches 3 and 4 of SW8. */
public enum BootPins {
	/** 01: the ROM waits for a host in the serial downloader. */
	SERIAL(1),
	/** 10: the ROM boots from flash. */
	INTERNAL(2),
	/** 00: the fuses decide; while BT_FUSE_SEL is not burnt this means the serial downloader. */
	FUSES(0);

	private final int code;

	BootPins(int code) {
		this.code = code;
	}

	/** @return what the pins say, BOOT_MODE[1:0] */
	int code() {
		return code;
	}
}
