/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.block;

import java.util.List;
import java.util.Locale;

/**
 * A field of a configuration block: a little-endian number.
 *
 * @param name
 *            as SPSDK names it
 * @param offset
 *            bytes from the block's start
 * @param bytes
 *            1, 2 or 4
 * @param initial
 *            value of which nobody said anything
 * @param alias
 *            whether it is only another view of bytes that other fields hold
 * @param meaning
 *            what it is for, in a few words; may be empty
 * @param bits
 *            its parts, the lowest first; empty if it is one number
 */
public record BlockField(String name, int offset, int bytes, long initial, boolean alias, String meaning,
		List<BitField> bits) {

	/** Copies the list. */
	public BlockField {
		bits = List.copyOf(bits);
	}

	/** @return the largest value */
	public long max() {
		return (1L << Byte.SIZE * bytes) - 1;
	}

	/** @return whether it is kept for later, by its name */
	public boolean isReserved() {
		return isReserved(name);
	}

	static boolean isReserved(String name) {
		return name.toLowerCase(Locale.ROOT).startsWith("reserve");
	}

	/**
	 * @param value
	 *            a value
	 * @return it as hexadecimal number of full width, such as "0x0003" of two bytes
	 */
	public String hex(long value) {
		return hex(value, 2 * bytes);
	}

	static String hex(long value, int digits) {
		return String.format(Locale.ROOT, "0x%0" + digits + "X", value);
	}
}
