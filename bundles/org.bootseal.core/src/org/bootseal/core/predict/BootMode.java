/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.predict;

/** How the pins BOOT_MODE[1:0] stand at the end of a reset (System Boot chapters of the reference manuals). */
public enum BootMode {
	/** 00: the fuses choose, once BT_FUSE_SEL is burnt. */
	FUSES("00", "boot from fuses"),
	/** 01: the serial downloader. */
	SERIAL("01", "serial downloader"),
	/** 10: internal boot. */
	INTERNAL("10", "internal boot");

	private final String pins;
	private final String meaning;

	BootMode(String pins, String meaning) {
		this.pins = pins;
		this.meaning = meaning;
	}

	/** @return the pins, BOOT_MODE1 first, for example "10" */
	public String pins() {
		return pins;
	}

	/** @return for example "BOOT_MODE 10 (internal boot)" */
	@Override
	public String toString() {
		return "BOOT_MODE " + pins + " (" + meaning + ")";
	}
}
