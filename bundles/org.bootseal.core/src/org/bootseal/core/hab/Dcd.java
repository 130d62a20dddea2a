/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import java.util.List;

/**
 * Device configuration data: writes and checks that the ROM does before it loads the image, for instance to start
 * SDRAM.
 *
 * @param version
 *            version byte, 0x40..0x4F
 * @param commands
 *            the commands in order
 */
public record Dcd(int version, List<CsfCommand> commands) {

	/** Copies the list. */
	public Dcd {
		commands = List.copyOf(commands);
	}

	/**
	 * @param bytes
	 *            bytes that hold a DCD
	 * @param offset
	 *            where it starts in them
	 * @return the DCD
	 * @throws HabFormatException
	 *             when there is none, or it is cut off
	 */
	public static Dcd parse(byte[] bytes, int offset) throws HabFormatException {
		HabHeader header = HabHeader.parse(bytes, offset, bytes.length, HabConstants.TAG_DCD, "a DCD");
		return new Dcd(header.parameter(), CommandStream.parse(bytes, offset, header));
	}

	/**
	 * @return length in bytes
	 */
	public int length() {
		return CommandStream.length(commands);
	}

	/**
	 * @return the DCD as bytes
	 */
	public byte[] encode() {
		return CommandStream.encode(HabConstants.TAG_DCD, version, commands);
	}
}
