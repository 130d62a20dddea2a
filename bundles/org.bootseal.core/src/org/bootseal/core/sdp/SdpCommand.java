/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.sdp;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;

/**
 * One command to the ROM: 16 bytes, numbers most significant byte first (reference manuals, System Boot, serial
 * downloader; checked against SPSDK 3.10).
 *
 * @param tag
 *            what to do
 * @param address
 *            target address, 32 bits unsigned; 0 where unused
 * @param format
 *            width of an access in bits: 8, 16 or 32; 0 where unused
 * @param count
 *            bytes of data, 0..0xFFFFFFFF
 * @param data
 *            the value of WRITE_REGISTER, else 0
 */
public record SdpCommand(SdpTag tag, long address, int format, long count, int data) {

	/** Bytes of a command without the report id. */
	public static final int LENGTH = 16;

	private static final long MAX_WORD = 0xFFFFFFFFL;

	/** Checks the ranges of address, format and count. */
	public SdpCommand {
		if (address < 0 || address > MAX_WORD || count < 0 || count > MAX_WORD) {
			throw new IllegalArgumentException("address and count have 32 bits");
		}
		if (format != 0 && format != 8 && format != 16 && format != 32) {
			throw new IllegalArgumentException("a register has 8, 16 or 32 bits, not " + format);
		}
	}

	/** @return the 16 bytes as they are sent over UART; over HID they follow the report id 1 */
	public byte[] encode() {
		return ByteBuffer.allocate(LENGTH).order(ByteOrder.BIG_ENDIAN).putShort((short) tag.code())
				.putInt((int) address).put((byte) format).putInt((int) count).putInt(data).array();
	}

	/** @return the command as sdphost writes it, for messages */
	@Override
	public String toString() {
		String at = String.format(Locale.ROOT, " 0x%08X", address);
		switch (tag) {
		case READ_REGISTER:
			return String.format(Locale.ROOT, "%s%s %d %d", tag.tool(), at, format, count);
		case WRITE_REGISTER:
			return String.format(Locale.ROOT, "%s%s %d 0x%08X", tag.tool(), at, format, data);
		case WRITE_FILE:
			return tag.tool() + at + " (" + count + " bytes)";
		case JUMP_ADDRESS:
			return tag.tool() + at;
		default:
			return tag.tool();
		}
	}
}
