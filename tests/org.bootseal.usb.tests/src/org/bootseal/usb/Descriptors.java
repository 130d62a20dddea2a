/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.usb;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Descriptors as the boards have them. */
final class Descriptors {

	static final int IN = 0x81;
	static final int OUT = 0x02;
	static final int PACKET = 64;

	private Descriptors() {
	}

	/** One HID interface, with or without an endpoint for output. */
	static byte[] configuration(boolean outEndpoint, int reportDescriptorLength) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		int total = 9 + 9 + 9 + (outEndpoint ? 14 : 7);
		write(bytes, 9, 2, total, 0, 1, 1, 0, 0xC0, 50);
		write(bytes, 9, 4, 0, 0, outEndpoint ? 2 : 1, 3, 0, 0, 0);
		write(bytes, 9, 0x21, 0, 1, 0, 1, 0x22, reportDescriptorLength & 0xFF, reportDescriptorLength >> 8);
		write(bytes, 7, 5, IN, 3, PACKET, 0, 4);
		if (outEndpoint) {
			write(bytes, 7, 5, OUT, 3, PACKET, 0, 1);
		}
		return bytes.toByteArray();
	}

	/** Reports 1 (16 bytes) and 2 (1024 bytes) out, 3 (4 bytes) and 4 (64 bytes) in. */
	static byte[] romReports() {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		write(bytes, 0x06, 0x00, 0xFF, 0x09, 0x01, 0xA1, 0x01, 0x15, 0x00, 0x26, 0xFF, 0x00, 0x75, 0x08);
		write(bytes, 0x85, 1, 0x09, 1, 0x95, 16, 0x91, 0x02);
		write(bytes, 0x85, 2, 0x09, 1, 0x96, 0x00, 0x04, 0x91, 0x02);
		write(bytes, 0x85, 3, 0x09, 1, 0x95, 4, 0x81, 0x02);
		write(bytes, 0x85, 4, 0x09, 1, 0x95, 64, 0x81, 0x02, 0xC0);
		return bytes.toByteArray();
	}

	static byte[] string(String text) {
		byte[] units = text.getBytes(StandardCharsets.UTF_16LE);
		byte[] descriptor = new byte[2 + units.length];
		descriptor[0] = (byte) descriptor.length;
		descriptor[1] = 3;
		System.arraycopy(units, 0, descriptor, 2, units.length);
		return descriptor;
	}

	private static void write(ByteArrayOutputStream out, int... bytes) {
		for (int value : bytes) {
			out.write(value);
		}
	}
}
