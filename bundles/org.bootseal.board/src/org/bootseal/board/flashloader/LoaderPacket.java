/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.flashloader;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * A command packet of mboot, little-endian. Layout: NXP's SPSDK 3.10 (mboot).
 *
 * @param tag
 *            the command
 * @param parameters
 *            its parameters, at most 7
 */
public record LoaderPacket(int tag, int[] parameters) {

	/** Report with a command. */
	public static final int COMMAND_OUT = 1;
	/** Report with data from the host. */
	public static final int DATA_OUT = 2;
	/** Report with a response. */
	public static final int COMMAND_IN = 3;
	/** Report with data to the host. */
	public static final int DATA_IN = 4;
	/** Bytes in front of the payload: id, 0, length. */
	public static final int HEADER = 4;

	private static final int MOST_PARAMETERS = 7;

	/**
	 * @param report
	 *            a report from the host
	 * @return its payload; empty if its length field is not true
	 */
	public static Optional<byte[]> payload(byte[] report) {
		if (report.length < HEADER) {
			return Optional.empty();
		}
		int length = ByteBuffer.wrap(report).order(ByteOrder.LITTLE_ENDIAN).getShort(2) & 0xFFFF;
		if (length > report.length - HEADER) {
			return Optional.empty();
		}
		byte[] payload = new byte[length];
		System.arraycopy(report, HEADER, payload, 0, length);
		return Optional.of(payload);
	}

	/**
	 * @param payload
	 *            the payload of a report with a command
	 * @return the command; empty if the payload is none
	 */
	public static Optional<LoaderPacket> parse(byte[] payload) {
		if (payload.length < 4 || payload[3] < 0 || payload[3] > MOST_PARAMETERS
				|| payload.length < 4 + 4 * payload[3]) {
			return Optional.empty();
		}
		ByteBuffer in = ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN);
		int[] parameters = new int[payload[3]];
		for (int i = 0; i < parameters.length; i++) {
			parameters[i] = in.getInt(4 + 4 * i);
		}
		return Optional.of(new LoaderPacket(payload[0] & 0xFF, parameters));
	}

	/**
	 * @param number
	 *            of a parameter, 0 for the first
	 * @return it; 0 if the host sent fewer
	 */
	public int parameter(int number) {
		return number < parameters.length ? parameters[number] : 0;
	}

	/**
	 * @param number
	 *            of a parameter, 0 for the first
	 * @return it without sign; 0 if the host sent fewer
	 */
	public long unsigned(int number) {
		return parameter(number) & 0xFFFFFFFFL;
	}

	/**
	 * @param id
	 *            3 or 4
	 * @param payload
	 *            what it carries
	 * @return a report to the host, not padded
	 */
	public static byte[] report(int id, byte[] payload) {
		ByteBuffer report = ByteBuffer.allocate(HEADER + payload.length).order(ByteOrder.LITTLE_ENDIAN);
		return report.put((byte) id).put((byte) 0).putShort((short) payload.length).put(payload).array();
	}

	/**
	 * @param tag
	 *            of the response
	 * @param dataFollow
	 *            whether a data phase follows, which flags bit 0 says
	 * @param parameters
	 *            at most 7
	 * @return the payload of a response
	 */
	public static byte[] response(int tag, boolean dataFollow, int... parameters) {
		ByteBuffer payload = ByteBuffer.allocate(4 + 4 * parameters.length).order(ByteOrder.LITTLE_ENDIAN);
		payload.put((byte) tag).put((byte) (dataFollow ? 1 : 0)).put((byte) 0).put((byte) parameters.length);
		for (int parameter : parameters) {
			payload.putInt(parameter);
		}
		return payload.array();
	}
}
