/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.sdp;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Locale;

import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.ConnectionException.Reason;

/** The HID reports of the ROM. The first byte is the report id, the payload follows at once. */
public final class SdpReport {

	/** Report id of a command, to the ROM. */
	public static final int COMMAND = 1;

	/** Report id of data, to the ROM. */
	public static final int DATA = 2;

	/** Report id of the HAB state, from the ROM. */
	public static final int HAB_STATE = 3;

	/** Report id of a status word or of read data, from the ROM. */
	public static final int RESPONSE = 4;

	/** Most bytes of data in one report to the ROM. */
	public static final int OUT_PAYLOAD = 1024;

	/** Most bytes of data in one report from the ROM. */
	public static final int IN_PAYLOAD = 64;

	private static final int WORD = 4;

	private SdpReport() {
		// functions only
	}

	/**
	 * @param command
	 *            a command
	 * @return the report: id 1, the 16 bytes, zeros up to 1025 bytes
	 */
	public static byte[] command(SdpCommand command) {
		return padded(COMMAND, command.encode(), 0, SdpCommand.LENGTH);
	}

	/** Puts a data report where it leaves from: id 2, the bytes, zeros up to 1025 bytes. */
	static void putData(ByteBuffer report, byte[] data, int offset, int length) {
		report.put((byte) DATA).put(data, offset, length);
		for (int i = length; i < OUT_PAYLOAD; i++) {
			report.put((byte) 0);
		}
	}

	private static byte[] padded(int id, byte[] payload, int offset, int length) {
		byte[] report = new byte[1 + OUT_PAYLOAD];
		report[0] = (byte) id;
		System.arraycopy(payload, offset, report, 1, length);
		return report;
	}

	/**
	 * @param report
	 *            a report from the ROM
	 * @param id
	 *            the id that is due
	 * @param command
	 *            what was sent, for the message
	 * @return the first four bytes of the payload as a number, most significant byte first
	 * @throws ConnectionException
	 *             if it has another id or is too short
	 */
	public static int word(byte[] report, int id, SdpCommand command) throws ConnectionException {
		return ByteBuffer.wrap(payload(report, id, WORD, command)).order(ByteOrder.BIG_ENDIAN).getInt();
	}

	/**
	 * @param report
	 *            a report from the ROM
	 * @param id
	 *            the id that is due
	 * @param length
	 *            bytes of payload that are wanted
	 * @param command
	 *            what was sent, for the message
	 * @return the payload's first bytes, without padding
	 * @throws ConnectionException
	 *             if it has another id or is too short
	 */
	public static byte[] payload(byte[] report, int id, int length, SdpCommand command) throws ConnectionException {
		if (report.length == 0 || (report[0] & 0xFF) != id) {
			throw new ConnectionException(Reason.GARBLED,
					String.format(Locale.ROOT, "%s: found %s, expected report %d", command,
							report.length == 0 ? "an empty report" : "report " + (report[0] & 0xFF), id));
		}
		if (report.length < 1 + length) {
			throw new ConnectionException(Reason.GARBLED,
					String.format(Locale.ROOT, "%s: found report %d with %d bytes of payload, expected %d", command, id,
							report.length - 1, length));
		}
		return Arrays.copyOfRange(report, 1, 1 + length);
	}
}
