/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import java.util.List;

/**
 * The command sequence file: header and commands, without the tables, certificates and signatures that follow them.
 * What {@link #encode()} gives is what the CSF signature covers.
 *
 * @param version
 *            HAB version, 0x40..0x4F: 0x42 is HAB 4.2
 * @param commands
 *            the commands in order
 */
public record Csf(int version, List<CsfCommand> commands) {

	/** Copies the list. */
	public Csf {
		commands = List.copyOf(commands);
	}

	/**
	 * @param bytes
	 *            bytes that hold a CSF
	 * @param offset
	 *            where it starts in them
	 * @return the CSF
	 * @throws HabFormatException
	 *             when there is none, or it is cut off
	 */
	public static Csf parse(byte[] bytes, int offset) throws HabFormatException {
		HabHeader header = HabHeader.parse(bytes, offset, bytes.length, HabConstants.TAG_CSF, "a CSF");
		return new Csf(header.parameter(), CommandStream.parse(bytes, offset, header));
	}

	/**
	 * Reads commands without a header before them, for instance one out of an event of HAB.
	 *
	 * @param bytes
	 *            whole commands; each says its length
	 * @return the commands
	 * @throws HabFormatException
	 *             when the last one is cut off
	 */
	public static List<CsfCommand> commands(byte[] bytes) throws HabFormatException {
		return CsfCommandParser.parse(bytes, 0, bytes.length);
	}

	/**
	 * @return length of header and commands in bytes
	 */
	public int length() {
		return CommandStream.length(commands);
	}

	/**
	 * @return header and commands
	 */
	public byte[] encode() {
		return CommandStream.encode(HabConstants.TAG_CSF, version, commands);
	}
}
