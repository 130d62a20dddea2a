/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

import org.bootseal.core.hab.CsfCommand.AuthenticateData;
import org.bootseal.core.hab.CsfCommand.Block;
import org.bootseal.core.hab.CsfCommand.CheckData;
import org.bootseal.core.hab.CsfCommand.InstallKey;
import org.bootseal.core.hab.CsfCommand.Nop;
import org.bootseal.core.hab.CsfCommand.Other;
import org.bootseal.core.hab.CsfCommand.SetEngine;
import org.bootseal.core.hab.CsfCommand.Unlock;
import org.bootseal.core.hab.CsfCommand.Write;
import org.bootseal.core.hab.CsfCommand.WriteData;

/** Reads the commands of a CSF or a DCD. A command of unknown tag or shape is kept as {@link Other}. */
final class CsfCommandParser {

	private CsfCommandParser() {
		// static only
	}

	/** Reads all commands between two offsets; the last one has to end at the limit. */
	static List<CsfCommand> parse(byte[] bytes, int start, int limit) throws HabFormatException {
		List<CsfCommand> commands = new ArrayList<>();
		int offset = start;
		while (offset < limit) {
			HabHeader header = HabHeader.parse(bytes, offset, limit);
			ByteBuffer body = ByteBuffer.wrap(bytes, offset + HabConstants.HEADER_LENGTH,
					header.length() - HabConstants.HEADER_LENGTH);
			CsfCommand command = command(header, body);
			commands.add(command != null ? command
					: new Other(header.tag(), header.parameter(),
							Arrays.copyOfRange(bytes, offset + HabConstants.HEADER_LENGTH, offset + header.length())));
			offset += header.length();
		}
		return commands;
	}

	/** The command, or null when its tag or its length is not one of those that are known. */
	private static CsfCommand command(HabHeader header, ByteBuffer body) {
		int length = header.length();
		return switch (header.tag()) {
		case HabConstants.COMMAND_INSTALL_KEY -> length == InstallKey.LENGTH
				? new InstallKey(header.parameter(), u8(body), u8(body), u8(body), u8(body), u32(body))
				: null;
		case HabConstants.COMMAND_AUTHENTICATE_DATA -> hasPairs(length, AuthenticateData.LENGTH_WITHOUT_BLOCKS)
				? new AuthenticateData(header.parameter(), u8(body), u8(body), u8(body), u8(body), u32(body),
						blocks(body))
				: null;
		case HabConstants.COMMAND_SET -> set(header, body);
		case HabConstants.COMMAND_INITIALIZE -> initialize(header, body);
		case HabConstants.COMMAND_UNLOCK -> unlock(header, body);
		case HabConstants.COMMAND_NOP ->
			length == HabConstants.HEADER_LENGTH && header.parameter() == 0 ? new Nop() : null;
		case HabConstants.COMMAND_WRITE_DATA -> hasPairs(length, HabConstants.HEADER_LENGTH)
				? new WriteData(header.parameter(), writes(body))
				: null;
		case HabConstants.COMMAND_CHECK_DATA -> check(header, body);
		default -> null;
		};
	}

	private static CsfCommand set(HabHeader header, ByteBuffer body) {
		if (header.length() != SetEngine.LENGTH) {
			return null;
		}
		return switch (header.parameter()) {
		case HabConstants.SET_ENGINE -> u8(body) == 0 ? new SetEngine(u8(body), u8(body), u8(body)) : null;
		case HabConstants.SET_MID -> new SetMid(u8(body), u8(body), u8(body), u8(body));
		default -> null;
		};
	}

	private static CsfCommand initialize(HabHeader header, ByteBuffer body) {
		if (header.length() % Integer.BYTES != 0) {
			return null;
		}
		List<Long> values = new ArrayList<>();
		while (body.hasRemaining()) {
			values.add(u32(body));
		}
		return new Initialize(header.parameter(), values);
	}

	private static CsfCommand unlock(HabHeader header, ByteBuffer body) {
		return switch (header.length()) {
		case Unlock.LENGTH -> new Unlock(header.parameter(), u32(body), OptionalLong.empty());
		case Unlock.LENGTH_WITH_UID -> new Unlock(header.parameter(), u32(body), OptionalLong.of(body.getLong()));
		default -> null;
		};
	}

	private static CsfCommand check(HabHeader header, ByteBuffer body) {
		return switch (header.length()) {
		case CheckData.LENGTH -> new CheckData(header.parameter(), u32(body), u32(body), OptionalLong.empty());
		case CheckData.LENGTH_WITH_COUNT -> new CheckData(header.parameter(), u32(body), u32(body),
				OptionalLong.of(u32(body)));
		default -> null;
		};
	}

	private static List<Block> blocks(ByteBuffer body) {
		List<Block> blocks = new ArrayList<>();
		while (body.hasRemaining()) {
			blocks.add(new Block(u32(body), u32(body)));
		}
		return blocks;
	}

	private static List<Write> writes(ByteBuffer body) {
		List<Write> writes = new ArrayList<>();
		while (body.hasRemaining()) {
			writes.add(new Write(u32(body), u32(body)));
		}
		return writes;
	}

	private static boolean hasPairs(int length, int fixed) {
		return length >= fixed && (length - fixed) % Block.LENGTH == 0;
	}

	private static int u8(ByteBuffer body) {
		return body.get() & 0xFF;
	}

	private static long u32(ByteBuffer body) {
		return body.getInt() & 0xFFFF_FFFFL;
	}
}
