/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

/** A hardware engine that HAB may use, with its code in commands. Source: HABv4 API, "HAB_ENG" codes. */
public enum HabEngine {
	/** HAB chooses. */
	ANY(0x00),
	/** Run-time integrity checker. */
	RTIC(0x05),
	/** Crypto accelerator of older parts. */
	SAHARA(0x06),
	/** Central security unit. */
	CSU(0x0A),
	/** Secure clock. */
	SRTC(0x0C),
	/** Data co-processor: i.MX RT10xx. */
	DCP(0x1B),
	/** Cryptographic acceleration and assurance module: i.MX RT11xx. */
	CAAM(0x1D),
	/** Secure non-volatile storage. */
	SNVS(0x1E),
	/** Fuse controller. */
	OCOTP(0x21),
	/** DTCP co-processor. */
	DTCP(0x22),
	/** HDCP co-processor. */
	HDCP(0x24),
	/** Protected ROM area. */
	ROM(0x36),
	/** Software. */
	SW(0xFF);

	private final int code;

	HabEngine(int code) {
		this.code = code;
	}

	/**
	 * @return the code in commands, 0..255
	 */
	public int code() {
		return code;
	}

	/**
	 * @param code
	 *            a code from a command, 0..255
	 * @return the name of the engine, or the code in hexadecimal when it is not known
	 */
	public static String nameOf(int code) {
		for (HabEngine engine : values()) {
			if (engine.code == code) {
				return engine.name();
			}
		}
		return String.format("0x%02X", code);
	}
}
