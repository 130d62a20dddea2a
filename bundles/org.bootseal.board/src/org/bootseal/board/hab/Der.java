/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.hab;

import java.util.Arrays;

/** A strict reader of DER: definite, shortest lengths only; whatever else comes is a {@link DerException}. */
final class Der {

	static final int INTEGER = 0x02;
	static final int OCTET_STRING = 0x04;
	static final int OID = 0x06;
	static final int SEQUENCE = 0x30;
	static final int SET = 0x31;

	/** The bytes are not the DER that was expected. */
	static final class DerException extends Exception {

		private static final long serialVersionUID = 1L;

		DerException(String message) {
			super(message, null, false, false);
		}
	}

	private final byte[] bytes;
	private final int end;
	private int at;

	private Der(byte[] bytes, int start, int end) {
		this.bytes = bytes;
		this.at = start;
		this.end = end;
	}

	static Der of(byte[] bytes) {
		return new Der(bytes, 0, bytes.length);
	}

	boolean isEmpty() {
		return at == end;
	}

	boolean nextIs(int tag) {
		return at < end && (bytes[at] & 0xFF) == tag;
	}

	/** Enters the next value, which must have this tag; the reader goes on behind it. */
	Der enter(int tag) throws DerException {
		if (!nextIs(tag)) {
			throw new DerException("tag");
		}
		int length = lengthAt(at + 1);
		int start = at + 1 + lengthBytes(at + 1);
		if (length > end - start) {
			throw new DerException("length");
		}
		at = start + length;
		return new Der(bytes, start, at);
	}

	private int lengthBytes(int place) {
		int first = bytes[place] & 0xFF;
		return first < 0x80 ? 1 : 1 + (first & 0x7F);
	}

	private int lengthAt(int place) throws DerException {
		if (place >= end) {
			throw new DerException("end");
		}
		int first = bytes[place] & 0xFF;
		if (first < 0x80) {
			return first;
		}
		int count = first & 0x7F;
		if (count == 0 || count > 3 || place + count >= end) {
			throw new DerException("length");
		}
		int length = 0;
		for (int i = 1; i <= count; i++) {
			length = length << 8 | bytes[place + i] & 0xFF;
		}
		if (length < 0x80 || length < 1 << 8 * (count - 1)) {
			throw new DerException("length that is not the shortest");
		}
		return length;
	}

	/** The content octets of the next value, which must have this tag. */
	byte[] content(int tag) throws DerException {
		return enter(tag).rest();
	}

	/** Tag, length and content of the next value, which must have this tag. */
	byte[] whole(int tag) throws DerException {
		int start = at;
		enter(tag);
		return Arrays.copyOfRange(bytes, start, at);
	}

	byte[] rest() {
		return Arrays.copyOfRange(bytes, at, end);
	}

	void finish() throws DerException {
		if (at != end) {
			throw new DerException("more than expected");
		}
	}
}
