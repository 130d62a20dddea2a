/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.mboot;

/** Properties of a flashloader that are asked for (MCU bootloader reference manual, properties). */
public enum Property {
	/** Version of the flashloader: mark, major, minor, fix from bit 31 down. */
	CURRENT_VERSION(0x01),
	/** Commands that it has: bit tag-1. */
	AVAILABLE_COMMANDS(0x07),
	/** Most bytes of payload in one packet. */
	MAX_PACKET_SIZE(0x0B),
	/** RAM that the flashloader itself uses: pairs of first and last address. */
	RESERVED_REGIONS(0x0C),
	/** Whether the part is closed. */
	SECURITY_STATE(0x11),
	/** The part's own number. */
	UNIQUE_DEVICE_ID(0x12),
	/** Version of the target: mark, major, minor, fix from bit 31 down. */
	TARGET_VERSION(0x18),
	/** What is known of an external memory; the index is the memory id. */
	EXTERNAL_MEMORY_ATTRIBUTES(0x19),
	/** Fuse words that can't be programmed any more: 16 words in the first value, 32 in each later one. */
	FUSE_LOCKED_STATUS(0x1F);

	/** One of the words of {@link #SECURITY_STATE} that mean an open part; the other is 0. */
	public static final int OPEN = 0x5AA55AA5;

	private final int code;

	Property(int code) {
		this.code = code;
	}

	/** @return the number on the wire and on blhost's command line */
	public int code() {
		return code;
	}

	/**
	 * @param word
	 *            a word of {@link #SECURITY_STATE}
	 * @return whether it means a closed part; which words mean an open one: SPSDK 3.10 (mboot, properties)
	 */
	public static boolean isClosed(int word) {
		return word != 0 && word != OPEN;
	}

	/**
	 * @param word
	 *            a version word
	 * @return for example "K2.8.0"
	 */
	public static String version(int word) {
		int mark = word >>> 24;
		return (mark >= 'A' && mark <= 'Z' ? String.valueOf((char) mark) : "") + (word >>> 16 & 0xFF) + "."
				+ (word >>> 8 & 0xFF) + "." + (word & 0xFF);
	}
}
