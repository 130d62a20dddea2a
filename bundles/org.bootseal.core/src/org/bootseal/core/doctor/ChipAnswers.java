/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.doctor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a flash chip answered about itself. Sources: JESD216 for the table; the data sheets of the makers for what their
 * status registers mean.
 *
 * @param id
 *            three bytes of identification, the first in bits 23:16
 * @param status1
 *            first status register
 * @param status2
 *            second status register
 * @param table
 *            the first 256 bytes of the SFDP table
 */
record ChipAnswers(int id, int status1, int status2, byte[] table) {

	private static final int NOBODY = 0xFFFFFF;
	private static final int SIGNATURE = 0x50444653;
	private static final int LEAST_DWORDS = 15;
	private static final int ISSI = 0x9D;
	private static final int MACRONIX = 0xC2;
	private static final int MICROCHIP = 0xBF;
	private static final int ADESTO = 0x1F;
	private static final int FIRST_BIT_6 = 2;
	private static final int FOUR_BITS = 0x3C;
	private static final int THREE_BITS = 0x1C;
	private static final int COMPLEMENT = 0x40;
	private static final int REGISTER_LOCKED = 0x80;

	boolean isThere() {
		return id != NOBODY && id != 0;
	}

	String name() {
		return KnownChip.of(id).map(KnownChip::name).map(name -> name + " ").orElse("")
				+ String.format(Locale.ROOT, "(identification 0x%06X)", id);
	}

	/** By its identification; not all makers count sizes there. */
	OptionalLong sizeById() {
		int power = id & 0xFF;
		boolean counts = power >= 0x10 && power <= 0x1C && maker() != ADESTO && maker() != MICROCHIP;
		return counts ? OptionalLong.of(1L << power) : OptionalLong.empty();
	}

	boolean hasTable() {
		return word(0) == SIGNATURE;
	}

	/** Whether the table is of the standard; tables before it have another revision. */
	boolean isStandardTable() {
		return hasTable() && (table[5] & 0xFF) >= 1 && (table[10] & 0xFF) >= 1;
	}

	OptionalLong sizeByTable() {
		if (!hasTable()) {
			return OptionalLong.empty();
		}
		int bits = dword(2);
		return OptionalLong.of(bits < 0 ? 1L << (bits & 0x3F) - 3 : (bits + 1L) / 8);
	}

	/** How the quad-enable bit is set, as SFDP counts it; empty if the table does not say. */
	OptionalInt quadEnableRequirement() {
		boolean told = hasTable() && (table[0x0B] & 0xFF) >= LEAST_DWORDS;
		return told ? OptionalInt.of(dword(LEAST_DWORDS) >>> 20 & 7) : OptionalInt.empty();
	}

	private boolean enablesInFirst() {
		return quadEnableRequirement().orElse(maker() == ISSI || maker() == MACRONIX ? FIRST_BIT_6 : 4) == FIRST_BIT_6;
	}

	/** The quad-enable field of an option word that sets the bit of this chip. */
	int quadEnableOption() {
		if (enablesInFirst()) {
			return 1;
		}
		return quadEnableRequirement().orElse(6) == 6 || maker() == ADESTO ? 4 : 2;
	}

	boolean isQuadEnabled() {
		int requirement = quadEnableRequirement().orElse(-1);
		if (requirement == 0) {
			return true;
		}
		return enablesInFirst() ? (status1 & 0x40) != 0 : (status2 & (requirement == 3 ? 0x80 : 0x02)) != 0;
	}

	/** The block protection bits that are set. */
	int protection() {
		return status1 & (enablesInFirst() ? FOUR_BITS : THREE_BITS);
	}

	boolean isComplemented() {
		return !enablesInFirst() && (status2 & COMPLEMENT) != 0;
	}

	/** Whether the maker's chips wake up protected as a whole. */
	boolean wakesProtected() {
		return maker() == MICROCHIP;
	}

	boolean isRegisterLocked() {
		return (status1 & REGISTER_LOCKED) != 0;
	}

	private int maker() {
		return id >>> 16;
	}

	private int word(int at) {
		return ByteBuffer.wrap(table).order(ByteOrder.LITTLE_ENDIAN).getInt(at);
	}

	private int dword(int number) {
		int start = word(12) & 0xFFFFFF;
		int at = start + 4 * (number - 1);
		return at >= 0 && at + 4 <= table.length ? word(at) : 0;
	}

	String registers() {
		return String.format(Locale.ROOT, "status registers 0x%02X and 0x%02X", status1, status2);
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof ChipAnswers answers && answers.id == id && answers.status1 == status1
				&& answers.status2 == status2 && Arrays.equals(answers.table, table);
	}

	@Override
	public int hashCode() {
		return id;
	}
}
