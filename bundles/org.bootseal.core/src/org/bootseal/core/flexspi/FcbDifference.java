/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.flexspi;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.bootseal.core.block.BlockField;

/**
 * What differs between two FCBs in one field, or in one sequence of the lookup table.
 *
 * @param name
 *            name of the field, or "sequence 5 (erase sector)"
 * @param first
 *            what the first block has, for people
 * @param second
 *            what the second block has
 * @param meaning
 *            what the field is for; may be empty
 */
public record FcbDifference(String name, String first, String second, String meaning) {

	private static final String TABLE = "lookupTable";

	/**
	 * @param first
	 *            a block
	 * @param second
	 *            another block
	 * @return what differs, in the order of the block; empty if they are the same
	 */
	public static List<FcbDifference> between(Fcb first, Fcb second) {
		List<FcbDifference> differences = new ArrayList<>();
		int shown = -1;
		for (BlockField field : Fcb.layout().fields()) {
			if (field.alias() || first.block().get(field) == second.block().get(field)) {
				continue;
			}
			if (!field.name().startsWith(TABLE)) {
				differences.add(new FcbDifference(field.name(), text(first, field), text(second, field),
						field.meaning()));
				continue;
			}
			int sequence = (field.offset() - FcbLayout.LUT_OFFSET) / FcbLayout.SEQUENCE_LENGTH;
			if (sequence != shown) {
				differences.add(of(first, second, sequence));
				shown = sequence;
			}
		}
		return List.copyOf(differences);
	}

	private static String text(Fcb fcb, BlockField field) {
		String words = field.bits().isEmpty()
				? FcbValueText.of(field, fcb.block().get(field), Optional.empty())
				: "";
		return fcb.block().describe(field) + (words.isEmpty() ? "" : " (" + words + ")");
	}

	private static FcbDifference of(Fcb first, Fcb second, int sequence) {
		String role = LutText.role(first, sequence);
		String one = LutText.describe(first.sequence(sequence));
		String other = LutText.describe(second.sequence(sequence));
		if (one.equals(other)) {
			one = words(first, sequence);
			other = words(second, sequence);
		}
		return new FcbDifference("sequence " + sequence + (role.isEmpty() ? "" : " (" + role + ")"),
				one.isEmpty() ? "not used" : one, other.isEmpty() ? "not used" : other,
				"commands that FlexSPI sends to the flash");
	}

	private static String words(Fcb fcb, int sequence) {
		List<String> words = new ArrayList<>();
		byte[] bytes = fcb.bytes();
		for (int i = 0; i < LutText.INSTRUCTIONS; i++) {
			int at = FcbLayout.LUT_OFFSET + sequence * FcbLayout.SEQUENCE_LENGTH + 2 * i;
			words.add(String.format(Locale.ROOT, "%04X", bytes[at + 1] << Byte.SIZE & 0xFF00 | bytes[at] & 0xFF));
		}
		return String.join(" ", words);
	}

	/** @return one line: name, and what both have */
	@Override
	public String toString() {
		return name + ": " + first + " / " + second;
	}
}
