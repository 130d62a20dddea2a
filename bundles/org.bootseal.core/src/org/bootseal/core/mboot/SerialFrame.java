/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.mboot;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;

import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.ConnectionException.Reason;

/**
 * How packets travel over UART: start byte 0x5A, type, and for packets the length (2 bytes), a CRC-16 (2 bytes) and the
 * payload, low bytes first (MCU bootloader reference manual, framing packets).
 */
public final class SerialFrame {

	/** First byte of each frame. */
	public static final int START = 0x5A;

	/** Type of a frame that accepts the last one. */
	public static final int ACK = 0xA1;

	/** Type of a frame that refuses the last one as damaged. */
	public static final int NACK = 0xA2;

	/** Type of a frame that ends the data phase. */
	public static final int ABORT = 0xA3;

	/** Type of a frame with a command or an answer. */
	public static final int COMMAND = 0xA4;

	/** Type of a frame with data. */
	public static final int DATA = 0xA5;

	/** Type of the frame that asks whether someone is there. */
	public static final int PING = 0xA6;

	/** Type of the answer to a ping. */
	public static final int PING_RESPONSE = 0xA7;

	/** Bytes before the payload of a command or data frame. */
	public static final int HEADER_LENGTH = 6;

	/** Bytes of the answer to a ping. */
	public static final int PING_RESPONSE_LENGTH = 10;

	private static final int POLYNOMIAL = 0x1021;
	private static final int CRC_OFFSET = 4;
	private static final int PING_CRC_OFFSET = 8;

	private SerialFrame() {
		// functions only
	}

	/**
	 * @param type
	 *            ACK, NACK, ABORT or PING
	 * @return a frame without payload
	 */
	public static byte[] control(int type) {
		return new byte[] { START, (byte) type };
	}

	/**
	 * @param type
	 *            COMMAND or DATA
	 * @param payload
	 *            up to 65535 bytes
	 * @return the frame
	 */
	public static byte[] encode(int type, byte[] payload) {
		if (payload.length > HidFrame.MAX_PAYLOAD) {
			throw new IllegalArgumentException("no frame has a payload of " + payload.length + " bytes");
		}
		ByteBuffer frame = ByteBuffer.allocate(HEADER_LENGTH + payload.length).order(ByteOrder.LITTLE_ENDIAN);
		frame.put((byte) START).put((byte) type).putShort((short) payload.length);
		frame.putShort(CRC_OFFSET, (short) crc(frame.array(), payload));
		frame.put(HEADER_LENGTH, payload);
		return frame.array();
	}

	/**
	 * @param frame
	 *            a whole frame
	 * @param type
	 *            the type that is due: COMMAND or DATA
	 * @return its payload
	 * @throws ConnectionException
	 *             if start byte, type, length or CRC is wrong
	 */
	public static byte[] decode(byte[] frame, int type) throws ConnectionException {
		if (frame.length < HEADER_LENGTH || (frame[0] & 0xFF) != START || (frame[1] & 0xFF) != type) {
			throw garbled("found no frame of type 0x%02X", type);
		}
		ByteBuffer buffer = ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN);
		int length = buffer.getShort(2) & 0xFFFF;
		if (frame.length != HEADER_LENGTH + length) {
			throw garbled("found a frame of %d bytes that says its payload has %d", frame.length, length);
		}
		byte[] payload = new byte[length];
		buffer.get(HEADER_LENGTH, payload);
		int crc = buffer.getShort(CRC_OFFSET) & 0xFFFF;
		if (crc != crc(frame, payload)) {
			throw garbled("found a frame with CRC 0x%04X, expected 0x%04X", crc, crc(frame, payload));
		}
		return payload;
	}

	/**
	 * @param frame
	 *            the answer to a ping
	 * @return the version of the protocol: 'P' in bits 31:24, major, minor, fix
	 * @throws ConnectionException
	 *             if it is none, or damaged
	 */
	public static int pingVersion(byte[] frame) throws ConnectionException {
		if (frame.length != PING_RESPONSE_LENGTH || (frame[0] & 0xFF) != START
				|| (frame[1] & 0xFF) != PING_RESPONSE) {
			throw garbled("found no answer to a ping");
		}
		ByteBuffer buffer = ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN);
		int crc = buffer.getShort(PING_CRC_OFFSET) & 0xFFFF;
		int expected = crc(0, frame, 0, PING_CRC_OFFSET);
		if (crc != expected) {
			throw garbled("found an answer to a ping with CRC 0x%04X, expected 0x%04X", crc, expected);
		}
		return buffer.getInt(2);
	}

	/** The CRC covers the frame's first four bytes and the payload, not itself. */
	private static int crc(byte[] header, byte[] payload) {
		return crc(crc(0, header, 0, CRC_OFFSET), payload, 0, payload.length);
	}

	/**
	 * CRC-16/XMODEM: polynomial 0x1021, initial value 0, nothing reflected, no final xor.
	 *
	 * @param crc
	 *            of the bytes before, 0 at the start
	 * @param bytes
	 *            where the bytes are
	 * @param offset
	 *            the first
	 * @param length
	 *            how many
	 * @return the CRC, 16 bits
	 */
	public static int crc(int crc, byte[] bytes, int offset, int length) {
		int value = crc;
		for (int i = offset; i < offset + length; i++) {
			value ^= (bytes[i] & 0xFF) << 8;
			for (int bit = 0; bit < 8; bit++) {
				value = (value & 0x8000) != 0 ? value << 1 ^ POLYNOMIAL : value << 1;
			}
		}
		return value & 0xFFFF;
	}

	private static ConnectionException garbled(String format, Object... values) {
		return new ConnectionException(Reason.GARBLED, String.format(Locale.ROOT, format, values));
	}
}
