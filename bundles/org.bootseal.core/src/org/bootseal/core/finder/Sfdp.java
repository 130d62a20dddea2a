/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.finder;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a chip says of itself: the basic flash parameter table of JESD216.
 *
 * @param revision
 *            major and minor number of the table, for example "1.6"
 * @param words
 *            words of the table; the first JESD216 has 9, later ones 16 and more
 * @param size
 *            bytes of the chip
 * @param quadEnable
 *            how the quad enable bit is set, by the numbers of JESD216B; empty if the table does not tell
 */
record Sfdp(String revision, int words, long size, OptionalInt quadEnable) {

	/** Bytes that hold the tables of all chips that are read here. */
	static final int LENGTH = 0x100;
	/** What nearly every chip erases with command 0x20, bytes. */
	static final int SECTOR = 0x1000;
	/** What nearly every chip programs at once, bytes. */
	static final int PAGE = 0x100;

	private static final int SIGNATURE = 0x50444653;
	private static final int WORDS_OF_A = 16;
	private static final int HEADER = 8;

	/** The table in bytes from address 0 of SFDP on; empty if there is none. */
	static Optional<Sfdp> parse(byte[] bytes) {
		ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
		if (bytes.length < LENGTH || in.getInt(0) != SIGNATURE) {
			return Optional.empty();
		}
		int words = in.get(HEADER + 3) & 0xFF;
		int table = in.getInt(HEADER + 4) & 0xFFFFFF;
		if (words < 2 || table > bytes.length - Integer.BYTES * Math.min(words, WORDS_OF_A)) {
			return Optional.empty();
		}
		long density = in.getInt(table + Integer.BYTES) & 0xFFFFFFFFL;
		long bits = density >>> 31 == 0 ? density + 1 : 1L << Math.min(40, density & 0x7FFFFFFF);
		OptionalInt quadEnable = words < WORDS_OF_A ? OptionalInt.empty()
				: OptionalInt.of(in.getInt(table + 14 * Integer.BYTES) >>> 20 & 7);
		return Optional
				.of(new Sfdp((in.get(5) & 0xFF) + "." + (in.get(4) & 0xFF), words, bits / Byte.SIZE, quadEnable));
	}

	@Override
	public String toString() {
		return String.format(Locale.ROOT, "SFDP %s with %d words, %d KiB%s", revision, words, size >> 10,
				quadEnable.isPresent() ? ", quad enable requirement " + quadEnable.getAsInt()
						: ", nothing of quad enable");
	}
}
