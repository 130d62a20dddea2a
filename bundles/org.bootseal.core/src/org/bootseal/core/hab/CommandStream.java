/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import java.nio.ByteBuffer;
import java.util.List;

/** What a CSF and a DCD have in common: a header, then commands (NXP's SPSDK 3.10, image/hab). */
final class CommandStream {

	private CommandStream() {
	}

	/** The commands behind a header that was read at an offset. */
	static List<CsfCommand> parse(byte[] bytes, int offset, HabHeader header) throws HabFormatException {
		return CsfCommandParser.parse(bytes, offset + HabConstants.HEADER_LENGTH, offset + header.length());
	}

	/** Length of header and commands in bytes. */
	static int length(List<CsfCommand> commands) {
		int length = HabConstants.HEADER_LENGTH;
		for (CsfCommand command : commands) {
			length += command.length();
		}
		return length;
	}

	/** Header and commands as bytes. */
	static byte[] encode(int tag, int version, List<CsfCommand> commands) {
		ByteBuffer out = ByteBuffer.allocate(length(commands));
		new HabHeader(tag, length(commands), version).put(out);
		for (CsfCommand command : commands) {
			command.encode(out);
		}
		return out.array();
	}
}
