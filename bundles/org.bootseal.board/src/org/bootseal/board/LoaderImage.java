/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.bootseal.board.silicon.Ram;
import org.bootseal.board.soc.Program;

/** What was loaded into RAM: a flashloader or another program, and for which part. */
record LoaderImage(byte[] bytes) {

	/**
	 * From the device descriptor of 15A2:0073: bMaxPacketSize0, idVendor, first byte of idProduct. A program that holds
	 * these bytes is a flashloader. In some of NXP's the data are compressed; the four bytes stand in all of them.
	 */
	private static final byte[] DESCRIPTOR = { 0x40, (byte) 0xA2, 0x15, 0x73 };
	private static final byte[] FAMILY = "MIMXRT".getBytes(StandardCharsets.US_ASCII);

	/** A program that runs elsewhere than in RAM has no bytes here. */
	static LoaderImage in(Ram ram, Program program) {
		return new LoaderImage(ram.holds(program.start(), program.length())
				? ram.read(program.start(), (int) program.length())
				: new byte[0]);
	}

	boolean isFlashloader() {
		return find(DESCRIPTOR) >= 0;
	}

	/**
	 * Whether it names a part, and another one than this. Such a flashloader sets up clocks and pins that this part has
	 * elsewhere; that it hangs over it is assumed, users report both that and loaders that find no flash.
	 */
	boolean isOfAnother(String part) {
		int at = find(FAMILY);
		if (at < 0) {
			return false;
		}
		byte[] name = part.getBytes(StandardCharsets.US_ASCII);
		return at + name.length > bytes.length || !Arrays.equals(bytes, at, at + name.length, name, 0, name.length);
	}

	private int find(byte[] wanted) {
		for (int at = 0; at <= bytes.length - wanted.length; at++) {
			if (Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
				return at;
			}
		}
		return -1;
	}
}
