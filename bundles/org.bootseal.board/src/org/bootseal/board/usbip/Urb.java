/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.usbip;

/**
 * A transfer that a host asked for. Layout of the messages: Linux, Documentation/usb/usbip_protocol.
 *
 * @param sequence
 *            the host's number of it
 * @param endpoint
 *            0, or the endpoint with its direction as descriptors have it
 * @param isIn
 *            whether data come from the board
 * @param length
 *            bytes that the host sends, or has room for
 * @param setup
 *            the setup packet, 8 bytes; only on endpoint 0
 * @param data
 *            what the host sends
 * @param fullOnly
 *            whether the host takes fewer bytes than it has room for as an error
 * @param frame
 *            the micro frame it came in
 */
record Urb(int sequence, int endpoint, boolean isIn, int length, byte[] setup, byte[] data, boolean fullOnly,
		long frame) {

	/** Linux error numbers, as the messages carry them. */
	static final int STALLED = -32;
	static final int OVERFLOW = -75;
	static final int SHORT = -121;
	static final int UNLINKED = -104;
}
