/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.fuzz;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** Takes an input apart into reports: two bytes of length, low byte first, and so many bytes as are there. */
final class Chunks {

	private static final int LONGEST = 2048;

	private final Deque<byte[]> left = new ArrayDeque<>();

	/** All chunks of an input from an offset on. */
	Chunks(byte[] input, int offset) {
		int at = offset;
		while (at + 1 < input.length) {
			int length = Math.min((input[at] & 0xFF | (input[at + 1] & 0xFF) << 8) % LONGEST, input.length - at - 2);
			left.add(Arrays.copyOfRange(input, at + 2, at + 2 + length));
			at += 2 + length;
		}
	}

	boolean isEmpty() {
		return left.isEmpty();
	}

	byte[] next() {
		return left.remove();
	}
}
