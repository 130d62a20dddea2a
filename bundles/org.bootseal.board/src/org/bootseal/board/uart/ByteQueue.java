/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.uart;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Bytes in the order in which they came. */
final class ByteQueue {

	private byte[] bytes = new byte[4096];
	private int start;
	private int end;

	int size() {
		return end - start;
	}

	/** A byte that waits, 0..255. */
	int peek(int index) {
		return bytes[start + index] & 0xFF;
	}

	void add(byte... more) {
		add(ByteBuffer.wrap(more));
	}

	void add(ByteBuffer more) {
		int length = more.remaining();
		if (end + length > bytes.length) {
			bytes = Arrays.copyOf(Arrays.copyOfRange(bytes, start, end), Math.max(bytes.length, 2 * (size() + length)));
			end -= start;
			start = 0;
		}
		more.get(bytes, end, length);
		end += length;
	}

	/** The next bytes, which go on waiting. */
	byte[] look(int length) {
		return Arrays.copyOfRange(bytes, start, start + length);
	}

	/** Takes bytes away. */
	void skip(int length) {
		start += length;
	}

	void clear() {
		start = end;
	}
}
