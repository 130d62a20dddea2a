/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.mboot;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Locale;

import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.ConnectionException.Reason;

/**
 * A command to the flashloader or an answer from it: tag, flags, a zero byte, the number of parameters, and the
 * parameters of 4 bytes, least significant byte first (MCU bootloader reference manual, command packets).
 */
public final class MbootPacket {

	/** Most parameters that a packet can have. */
	public static final int MAX_PARAMETERS = 7;

	/** Flag that data follow the packet. */
	private static final int DATA_FOLLOWS = 1;

	private static final int HEADER_LENGTH = 4;
	private static final int WORD = 4;

	private final int tag;
	private final boolean dataFollow;
	private final int[] parameters;

	/**
	 * @param tag
	 *            of a command or an answer, 0..255
	 * @param dataFollow
	 *            whether data packets follow in the same direction
	 * @param parameters
	 *            up to seven words; copied
	 */
	public MbootPacket(int tag, boolean dataFollow, int... parameters) {
		if (tag != (tag & 0xFF) || parameters.length > MAX_PARAMETERS) {
			throw new IllegalArgumentException("no such packet");
		}
		this.tag = tag;
		this.dataFollow = dataFollow;
		this.parameters = parameters.clone();
	}

	/**
	 * @param bytes
	 *            a packet as it came, without frame; bytes after the parameters are ignored
	 * @return the packet
	 * @throws ConnectionException
	 *             if it is too short for its parameters, or says that it has too many
	 */
	public static MbootPacket decode(byte[] bytes) throws ConnectionException {
		if (bytes.length < HEADER_LENGTH) {
			throw garbled("found a packet of " + bytes.length + " bytes, expected at least " + HEADER_LENGTH);
		}
		int count = bytes[3] & 0xFF;
		if (count > MAX_PARAMETERS || bytes.length < HEADER_LENGTH + WORD * count) {
			throw garbled("found a packet of " + bytes.length + " bytes that says it has " + count + " parameters");
		}
		ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).position(HEADER_LENGTH);
		int[] parameters = new int[count];
		for (int i = 0; i < count; i++) {
			parameters[i] = buffer.getInt();
		}
		return new MbootPacket(bytes[0] & 0xFF, (bytes[1] & DATA_FOLLOWS) != 0, parameters);
	}

	/** @return the packet as it is sent, without frame */
	public byte[] encode() {
		ByteBuffer buffer = ByteBuffer.allocate(HEADER_LENGTH + WORD * parameters.length)
				.order(ByteOrder.LITTLE_ENDIAN);
		buffer.put((byte) tag).put((byte) (dataFollow ? DATA_FOLLOWS : 0)).put((byte) 0)
				.put((byte) parameters.length);
		for (int parameter : parameters) {
			buffer.putInt(parameter);
		}
		return buffer.array();
	}

	/** @return the tag, 0..255 */
	public int tag() {
		return tag;
	}

	/** @return whether data packets follow in the same direction */
	public boolean dataFollow() {
		return dataFollow;
	}

	/** @return a copy of the parameters */
	public int[] parameters() {
		return parameters.clone();
	}

	/**
	 * @param index
	 *            of a parameter, 0 is the status of an answer
	 * @return the parameter
	 * @throws ConnectionException
	 *             if the packet has fewer
	 */
	public int parameter(int index) throws ConnectionException {
		if (index >= parameters.length) {
			throw garbled(String.format(Locale.ROOT, "found a packet 0x%02X with %d parameters, expected at least %d",
					tag, parameters.length, index + 1));
		}
		return parameters[index];
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof MbootPacket packet && tag == packet.tag && dataFollow == packet.dataFollow
				&& Arrays.equals(parameters, packet.parameters);
	}

	@Override
	public int hashCode() {
		return 31 * tag + Arrays.hashCode(parameters);
	}

	@Override
	public String toString() {
		StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "packet 0x%02X", tag));
		for (int parameter : parameters) {
			text.append(String.format(Locale.ROOT, " 0x%X", parameter));
		}
		return text.toString();
	}

	private static ConnectionException garbled(String message) {
		return new ConnectionException(Reason.GARBLED, message);
	}
}
