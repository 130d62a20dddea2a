/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.uart;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

import org.bootseal.board.BoardLine;
import org.bootseal.board.BoardLine.Fetch;
import org.bootseal.board.BoardLine.Offer;

/**
 * mboot on a serial line: frames with a CRC, each acknowledged (NXP, MCU Bootloader reference manual, framing packets).
 * Written without the host's codec, so that each tests the other.
 */
final class LoaderUart implements UartProtocol {

	private static final byte START = 0x5A;
	private static final byte ACK = (byte) 0xA1;
	private static final byte NACK = (byte) 0xA2;
	private static final byte ABORT = (byte) 0xA3;
	private static final int COMMAND = 0xA4;
	private static final int DATA = 0xA5;
	private static final int PING = 0xA6;
	private static final int PING_RESPONSE = 0xA7;
	/** Protocol P1.2.0, no options. Assumed: no answer of these flashloaders is on record. */
	private static final byte[] PROTOCOL = { 0, 2, 1, 'P', 0, 0 };
	private static final int HEADER = 6;
	private static final int REPORT_HEADER = 4;
	private static final byte COMMAND_REPORT = 1;
	private static final byte DATA_REPORT = 2;
	private static final byte DATA_IN = 4;
	private static final int POLYNOMIAL = 0x1021;

	/** The frame that was sent last and is not acknowledged yet. */
	private byte[] sent = {};

	@Override
	public void pump(ByteQueue bytes, BoardLine line, int generation, ByteQueue out) {
		boolean moved = true;
		while (moved) {
			moved = take(bytes, line, generation, out) | answer(line, generation, out);
		}
	}

	private boolean answer(BoardLine line, int generation, ByteQueue out) {
		if (sent.length > 0) {
			return false;
		}
		Fetch fetch = line.fetch(generation);
		boolean came = fetch.kind() == Fetch.Kind.REPORT || fetch.kind() == Fetch.Kind.OVERFLOW;
		if (!came || fetch.report().length < REPORT_HEADER) {
			return came;
		}
		byte[] payload = Arrays.copyOfRange(fetch.report(), REPORT_HEADER, fetch.report().length);
		if (payload.length == 0) {
			// on a serial line the end of a data phase is not a frame without payload
			out.add(START, ABORT);
			return true;
		}
		sent = frame(fetch.report()[0] == DATA_IN ? DATA : COMMAND, payload);
		out.add(sent);
		return true;
	}

	private boolean take(ByteQueue bytes, BoardLine line, int generation, ByteQueue out) {
		while (bytes.size() > 0 && bytes.peek(0) != START) {
			bytes.skip(1);
		}
		if (bytes.size() < 2) {
			return false;
		}
		switch (bytes.peek(1)) {
		case COMMAND, DATA:
			return takeFrame(bytes, line, generation, out);
		case PING:
			bytes.skip(2);
			sent = new byte[0];
			out.add(pingResponse());
			return true;
		case ACK & 0xFF:
			bytes.skip(2);
			sent = new byte[0];
			return true;
		case NACK & 0xFF:
			bytes.skip(2);
			out.add(sent);
			return true;
		default:
			bytes.skip(1);
			return true;
		}
	}

	private boolean takeFrame(ByteQueue bytes, BoardLine line, int generation, ByteQueue out) {
		if (bytes.size() < HEADER) {
			return false;
		}
		int length = bytes.peek(2) | bytes.peek(3) << 8;
		if (bytes.size() < HEADER + length) {
			return false;
		}
		byte[] frame = bytes.look(HEADER + length);
		byte[] payload = Arrays.copyOfRange(frame, HEADER, frame.length);
		if (!Arrays.equals(frame, frame(bytes.peek(1), payload))) {
			bytes.skip(frame.length);
			out.add(START, NACK);
			return true;
		}
		byte[] report = ByteBuffer.allocate(REPORT_HEADER + length).order(ByteOrder.LITTLE_ENDIAN)
				.put(bytes.peek(1) == COMMAND ? COMMAND_REPORT : DATA_REPORT).put((byte) 0).putShort((short) length)
				.put(payload).array();
		if (line.offer(generation, report) == Offer.NOT_YET) {
			return false;
		}
		bytes.skip(frame.length);
		// a host that sends has taken what came before
		sent = new byte[0];
		out.add(START, ACK);
		return true;
	}

	private static byte[] frame(int type, byte[] payload) {
		ByteBuffer frame = ByteBuffer.allocate(HEADER + payload.length).order(ByteOrder.LITTLE_ENDIAN);
		frame.put(START).put((byte) type).putShort((short) payload.length).position(HEADER).put(payload);
		int crc = crc(crc(0, frame.array(), 0, 4), frame.array(), HEADER, payload.length);
		return frame.putShort(4, (short) crc).array();
	}

	private static byte[] pingResponse() {
		ByteBuffer response = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN);
		response.put(START).put((byte) PING_RESPONSE).put(PROTOCOL);
		return response.putShort((short) crc(0, response.array(), 0, 8)).array();
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
