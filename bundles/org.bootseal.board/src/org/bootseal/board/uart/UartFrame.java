/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.uart;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The frames of mboot on a serial line (NXP, MCU Bootloader reference manual, framing packets). Written without the
 * host's codec, so that each tests the other.
 */
final class UartFrame {

	static final int START = 0x5A;
	static final int ACK = 0xA1;
	static final int NAK = 0xA2;
	static final int ABORT = 0xA3;
	static final int COMMAND = 0xA4;
	static final int DATA = 0xA5;
	static final int PING = 0xA6;
	static final int HEADER = 6;

	private static final int PING_RESPONSE = 0xA7;
	/** Protocol P1.2.0, no options. Assumed: no answer of these flashloaders is on record. */
	private static final byte[] PROTOCOL = { 0, 2, 1, 'P', 0, 0 };
	private static final int CRC_OFFSET = 4;
	private static final int PING_CRC_OFFSET = 8;
	private static final int POLYNOMIAL = 0x1021;

	private UartFrame() {
		// functions only
	}

	/** What a fault script calls a frame of a type. */
	static String name(int type) {
		return switch (type) {
		case ACK -> "ack";
		case NAK -> "nak";
		case ABORT -> "abort";
		case COMMAND -> "command";
		case DATA -> "data";
		case PING, PING_RESPONSE -> "ping";
		default -> "noise";
		};
	}

	static byte[] control(int type) {
		return new byte[] { START, (byte) type };
	}

	static byte[] encode(int type, byte[] payload) {
		ByteBuffer frame = ByteBuffer.allocate(HEADER + payload.length).order(ByteOrder.LITTLE_ENDIAN);
		frame.put((byte) START).put((byte) type).putShort((short) payload.length).position(HEADER).put(payload);
		return frame.putShort(CRC_OFFSET, (short) crc(frame.array())).array();
	}

	/** Whether a frame is as long as it says, with the CRC that is due. */
	static boolean isWhole(byte[] frame) {
		return Arrays.equals(frame, encode(frame[1], Arrays.copyOfRange(frame, HEADER, frame.length)));
	}

	static byte[] pingResponse() {
		ByteBuffer response = ByteBuffer.allocate(PING_CRC_OFFSET + 2).order(ByteOrder.LITTLE_ENDIAN);
		response.put((byte) START).put((byte) PING_RESPONSE).put(PROTOCOL);
		return response.putShort((short) crc(0, response.array(), 0, PING_CRC_OFFSET)).array();
	}

	/** Over the frame without its CRC. */
	private static int crc(byte[] frame) {
		return crc(crc(0, frame, 0, CRC_OFFSET), frame, HEADER, frame.length - HEADER);
	}

	/** CRC-16/XMODEM. */
	private static int crc(int before, byte[] bytes, int offset, int length) {
		int crc = before;
		for (int i = offset; i < offset + length; i++) {
			crc ^= (bytes[i] & 0xFF) << 8;
			for (int bit = 0; bit < 8; bit++) {
				crc = (crc << 1 ^ ((crc & 0x8000) != 0 ? POLYNOMIAL : 0)) & 0xFFFF;
			}
		}
		return crc;
	}
}
