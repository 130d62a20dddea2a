/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.sdp;

import java.util.Locale;

/** The commands of the ROM. Each tag has two equal bytes (reference manuals, System Boot, serial downloader). */
public enum SdpTag {
	/** Reads memory or registers. */
	READ_REGISTER(0x0101),
	/** Writes one register. */
	WRITE_REGISTER(0x0202),
	/** Writes RAM; data reports follow. */
	WRITE_FILE(0x0404),
	/** Asks for the last status of HAB. */
	ERROR_STATUS(0x0505),
	/** Jumps to the image whose IVT stands at an address. */
	JUMP_ADDRESS(0x0B0B),
	/** Makes the ROM ignore the DCD of the next image. */
	SKIP_DCD_HEADER(0x0C0C),
	/** Changes the speed of the serial line. */
	SET_BAUDRATE(0x0D0D);

	private final int code;

	SdpTag(int code) {
		this.code = code;
	}

	/** @return the 16-bit tag as it is sent, most significant byte first */
	public int code() {
		return code;
	}

	/** @return the name as sdphost has it, for example "error-status" */
	public String tool() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}
}
