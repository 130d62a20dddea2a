/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.mboot;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.ConnectionException.Reason;

/** How packets travel over USB HID: report id, a zero byte, the length of the payload (2 bytes, low first), payload. */
public final class HidFrame {

	/** Report id of a command, to the device. */
	public static final int COMMAND_OUT = 1;

	/** Report id of data, to the device. */
	public static final int DATA_OUT = 2;

	/** Report id of an answer, from the device. */
	public static final int COMMAND_IN = 3;

	/** Report id of data, from the device. */
	public static final int DATA_IN = 4;

	/** Bytes before the payload. */
	public static final int HEADER_LENGTH = 4;

	/** Most bytes of payload that the length field can say. */
	public static final int MAX_PAYLOAD = 0xFFFF;

	private final int reportId;
	private final byte[] payload;

	private HidFrame(int reportId, byte[] payload) {
		this.reportId = reportId;
		this.payload = payload;
	}

	/**
	 * @param reportId
	 *            1 or 2
	 * @param bytes
	 *            where the payload is
	 * @param offset
	 *            its first byte
	 * @param length
	 *            its bytes, 0..65535
	 * @return the report, not padded
	 */
	public static byte[] encode(int reportId, byte[] bytes, int offset, int length) {
		if (length < 0 || length > MAX_PAYLOAD) {
			throw new IllegalArgumentException("no frame has a payload of " + length + " bytes");
		}
		byte[] report = new byte[HEADER_LENGTH + length];
		put(ByteBuffer.wrap(report).order(ByteOrder.LITTLE_ENDIAN), reportId, bytes, offset, length);
		return report;
	}

	/** Puts a report where it leaves from: low byte first. */
	static void put(ByteBuffer report, int reportId, byte[] bytes, int offset, int length) {
		report.put((byte) reportId).put((byte) 0).putShort((short) length).put(bytes, offset, length);
	}

	/** The bytes of payload that a report says it has, and has; low byte first. */
	static int payloadLength(ByteBuffer report) throws ConnectionException {
		int size = report.limit();
		if (size < HEADER_LENGTH) {
			throw new ConnectionException(Reason.GARBLED,
					"found a report of " + size + " bytes, expected at least " + HEADER_LENGTH);
		}
		int length = report.getShort(2) & 0xFFFF;
		if (size < HEADER_LENGTH + length) {
			throw new ConnectionException(Reason.GARBLED,
					"found a report of " + size + " bytes that says its payload has " + length);
		}
		return length;
	}

	/**
	 * @param report
	 *            a report as it came, padding included
	 * @return its frame
	 * @throws ConnectionException
	 *             if it is shorter than its header or than it says
	 */
	public static HidFrame decode(byte[] report) throws ConnectionException {
		int length = payloadLength(ByteBuffer.wrap(report).order(ByteOrder.LITTLE_ENDIAN));
		return new HidFrame(report[0] & 0xFF, Arrays.copyOfRange(report, HEADER_LENGTH, HEADER_LENGTH + length));
	}

	/** @return the report id, 3 or 4 from a device */
	public int reportId() {
		return reportId;
	}

	/** @return the payload without padding; the caller may keep it */
	public byte[] payload() {
		return payload.clone();
	}

	/** @return whether the frame has no payload: the device ends the data phase before its end */
	public boolean isAbort() {
		return payload.length == 0;
	}
}
