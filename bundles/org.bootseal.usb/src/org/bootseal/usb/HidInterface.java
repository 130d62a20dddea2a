/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.usb;

import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.ConnectionException.Reason;

/**
 * The HID interface of a board, as its configuration descriptor tells (USB 2.0, section 9.6; HID 1.11, section 6.2.1).
 *
 * @param number
 *            bInterfaceNumber
 * @param in
 *            address of the interrupt endpoint that reports come from, bit 7 set
 * @param inPacket
 *            most bytes of one packet there
 * @param out
 *            address of the interrupt endpoint that takes reports; 0 if they go over the control pipe
 * @param outPacket
 *            most bytes of one packet there; 0 without endpoint
 * @param reportDescriptorLength
 *            bytes of its report descriptor
 */
record HidInterface(int number, int in, int inPacket, int out, int outPacket, int reportDescriptorLength) {

	private static final int DT_INTERFACE = 4;
	private static final int DT_ENDPOINT = 5;
	private static final int DT_HID = 0x21;
	private static final int DT_REPORT = 0x22;
	private static final int CLASS_HID = 3;
	private static final int INTERRUPT = 3;
	private static final int DIRECTION_IN = 0x80;

	private static final int INTERFACE_LENGTH = 9;
	private static final int ENDPOINT_LENGTH = 7;
	private static final int HID_LENGTH = 9;

	/**
	 * Finds the first HID interface, in its first setting.
	 *
	 * @param path
	 *            the board, for messages
	 * @param configuration
	 *            the configuration descriptor with all that follows it, as it came
	 * @return what is needed of the interface
	 * @throws ConnectionException
	 *             GARBLED if there is none, or the descriptors break the rules
	 */
	static HidInterface of(String path, byte[] configuration) throws ConnectionException {
		HidInterface found = null;
		for (int at = 0; at < configuration.length;) {
			int length = configuration[at] & 0xFF;
			if (length < 2 || length > configuration.length - at) {
				throw garbled(path, "has a descriptor of " + length + " bytes at byte " + at + " of "
						+ configuration.length);
			}
			int type = configuration[at + 1] & 0xFF;
			if (type == DT_INTERFACE && length >= INTERFACE_LENGTH) {
				if (found != null) {
					break;
				}
				found = byteAt(configuration, at + 5) == CLASS_HID && byteAt(configuration, at + 3) == 0
						? new HidInterface(byteAt(configuration, at + 2), 0, 0, 0, 0, 0)
						: null;
			} else if (found != null) {
				found = found.with(type, length, configuration, at);
			}
			at += length;
		}
		if (found == null || found.in == 0 || found.inPacket == 0 || found.reportDescriptorLength == 0) {
			throw garbled(path, found == null ? "has no HID interface"
					: "has a HID interface without an interrupt endpoint for input or without a report descriptor");
		}
		return found;
	}

	/** This interface and what one more of its descriptors tells; the first of several endpoints counts. */
	private HidInterface with(int type, int length, byte[] bytes, int at) {
		if (type == DT_HID && length >= HID_LENGTH && byteAt(bytes, at + 6) == DT_REPORT) {
			return new HidInterface(number, in, inPacket, out, outPacket, shortAt(bytes, at + 7));
		}
		if (type != DT_ENDPOINT || length < ENDPOINT_LENGTH || (byteAt(bytes, at + 3) & 3) != INTERRUPT) {
			return this;
		}
		int address = byteAt(bytes, at + 2);
		// the bits above tell of further packets in the same microframe
		int packet = shortAt(bytes, at + 4) & 0x7FF;
		if ((address & DIRECTION_IN) != 0) {
			return in != 0 ? this : new HidInterface(number, address, packet, out, outPacket, reportDescriptorLength);
		}
		return out != 0 || packet == 0 ? this
				: new HidInterface(number, in, inPacket, address, packet, reportDescriptorLength);
	}

	private static int byteAt(byte[] bytes, int at) {
		return bytes[at] & 0xFF;
	}

	private static int shortAt(byte[] bytes, int at) {
		return byteAt(bytes, at) | byteAt(bytes, at + 1) << 8;
	}

	private static ConnectionException garbled(String path, String what) {
		return new ConnectionException(Reason.GARBLED, path + ": its configuration " + what);
	}
}
