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
	private int marked;

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
		marked = Math.max(0, marked - length);
	}

	void clear() {
		start = end;
		marked = 0;
	}

	/** Marks the next bytes. */
	void mark(int length) {
		marked = length;
	}

	/** Whether the next byte is marked. */
	boolean isMarked() {
		return marked > 0;
	}

	/** Puts other bytes in the place of the next ones, and marks them. */
	void replace(int length, byte[] others) {
		byte[] rest = Arrays.copyOfRange(bytes, start + length, end);
		clear();
		add(others);
		add(rest);
		mark(others.length);
	}
}
