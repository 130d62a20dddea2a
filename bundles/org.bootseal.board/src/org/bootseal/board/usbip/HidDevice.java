/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.usbip;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What a board answers to the requests of its control pipe: USB 2.0, chapter 9, and HID 1.11, section 7. */
final class HidDevice {

	/** The interrupt IN endpoint, as CLEAR_FEATURE names it. */
	static final int IN = 0x81;
	/** The interrupt OUT endpoint of a flashloader. */
	static final int OUT = 0x02;

	/** First byte of a setup packet: direction, kind and recipient. */
	private static final int TO_DEVICE = 0x00;
	private static final int TO_INTERFACE = 0x01;
	private static final int TO_ENDPOINT = 0x02;
	private static final int CLASS_TO_INTERFACE = 0x21;
	private static final int FROM_HOST = 0x80;
	private static final int FROM_DEVICE = 0x80;
	private static final int FROM_INTERFACE = 0x81;
	private static final int FROM_ENDPOINT = 0x82;
	private static final int CLASS_FROM_INTERFACE = 0xA1;

	private static final int GET_STATUS = 0;
	private static final int CLEAR_FEATURE = 1;
	private static final int SET_FEATURE = 3;
	private static final int GET_DESCRIPTOR = 6;
	private static final int GET_CONFIGURATION = 8;
	private static final int SET_CONFIGURATION = 9;
	private static final int GET_INTERFACE = 10;
	private static final int SET_INTERFACE = 11;
	private static final int GET_IDLE = 2;
	private static final int SET_REPORT = 9;
	private static final int SET_IDLE = 10;
	private static final int OUTPUT_REPORT = 2;
	private static final int ENDPOINT_HALT = 0;

	private static final byte[] DONE = new byte[0];

	private final Descriptors descriptors;
	private final Set<Integer> halted = new HashSet<>();
	private int configuration;
	private int idle;

	HidDevice(Descriptors descriptors) {
		this.descriptors = descriptors;
	}

	/** Whether an endpoint is there, by its number and direction. */
	boolean has(int endpoint) {
		return endpoint == IN || endpoint == OUT && descriptors.hasOutEndpoint();
	}

	boolean isHalted(int endpoint) {
		return halted.contains(endpoint);
	}

	/** Stalls an endpoint until the host clears that. */
	void halt(int endpoint) {
		halted.add(endpoint);
	}

	/** Whether the request carries an output report. */
	static boolean isReport(byte[] setup) {
		return (setup[0] & 0xFF) == CLASS_TO_INTERFACE && setup[1] == SET_REPORT && setup[3] == OUTPUT_REPORT
				&& word(setup, 4) == 0;
	}

	private static int word(byte[] setup, int at) {
		return setup[at] & 0xFF | (setup[at + 1] & 0xFF) << 8;
	}

	/**
	 * Obeys a request other than an output report.
	 *
	 * @param setup
	 *            the setup packet, 8 bytes
	 * @return what the host gets, nothing if it only sends; empty if the pipe stalls
	 */
	Optional<byte[]> control(byte[] setup) {
		int length = word(setup, 6);
		Optional<byte[]> answer = (setup[0] & FROM_HOST) != 0 ? get(setup)
				: set(setup) ? Optional.of(DONE)
						: Optional.empty();
		return answer.map(bytes -> Arrays.copyOf(bytes, Math.min(bytes.length, length)));
	}

	private Optional<byte[]> get(byte[] setup) {
		int value = word(setup, 2);
		return switch ((setup[0] & 0xFF) << 8 | setup[1] & 0xFF) {
		case FROM_DEVICE << 8 | GET_DESCRIPTOR -> descriptor(value);
		case FROM_INTERFACE << 8 | GET_DESCRIPTOR -> descriptor(value);
		case FROM_DEVICE << 8 | GET_CONFIGURATION -> one(configuration);
		case FROM_INTERFACE << 8 | GET_INTERFACE -> one(0);
		case CLASS_FROM_INTERFACE << 8 | GET_IDLE -> one(idle);
		// self powered
		case FROM_DEVICE << 8 | GET_STATUS -> Optional.of(new byte[] { 1, 0 });
		case FROM_INTERFACE << 8 | GET_STATUS -> Optional.of(new byte[2]);
		case FROM_ENDPOINT << 8 | GET_STATUS ->
			Optional.of(new byte[] { (byte) (isHalted(word(setup, 4)) ? 1 : 0), 0 });
		default -> Optional.empty();
		};
	}

	private Optional<byte[]> descriptor(int value) {
		return Optional.of(descriptors.get(value >>> 8, value & 0xFF)).filter(bytes -> bytes.length > 0);
	}

	private static Optional<byte[]> one(int value) {
		return Optional.of(new byte[] { (byte) value });
	}

	private boolean set(byte[] setup) {
		int value = word(setup, 2);
		int index = word(setup, 4);
		switch ((setup[0] & 0xFF) << 8 | setup[1] & 0xFF) {
		case TO_DEVICE << 8 | SET_CONFIGURATION:
			if (value > 1) {
				return false;
			}
			configuration = value;
			halted.clear();
			return true;
		case TO_INTERFACE << 8 | SET_INTERFACE:
			halted.clear();
			return value == 0 && index == 0;
		case TO_ENDPOINT << 8 | CLEAR_FEATURE:
			halted.remove(index);
			return value == ENDPOINT_HALT && (has(index) || (index & 0x7F) == 0);
		case TO_ENDPOINT << 8 | SET_FEATURE:
			if (value != ENDPOINT_HALT || !has(index)) {
				return false;
			}
			halt(index);
			return true;
		case CLASS_TO_INTERFACE << 8 | SET_IDLE:
			idle = value >>> 8;
			return true;
		default:
			return false;
		}
	}
}
