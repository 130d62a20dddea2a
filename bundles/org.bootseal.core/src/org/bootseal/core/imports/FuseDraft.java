/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.imports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.YamlValue;
import org.bootseal.core.device.Device;
import org.bootseal.core.otp.FuseField;
import org.bootseal.core.otp.FuseMap;
import org.bootseal.core.otp.FuseWord;

/**
 * Fuses that were found by name or number, and the fuses file that wants them. Bits of which nothing was said are not
 * wanted; the SRK hash comes from the keys and never from here, and what closes the part is never taken over.
 */
final class FuseDraft {

	/** Offsets of the shadow registers from the start of OCOTP begin here (reference manuals, chapter OCOTP). */
	private static final long SHADOW_FIRST = 0x400;
	private static final long SHADOW_OFFSET = 0xFFF;

	private final List<Register> registers = new ArrayList<>();

	/**
	 * @param place
	 *            where it was found
	 * @param id
	 *            name of the word, index, or an address of its shadow register
	 * @param value
	 *            the wanted bits
	 * @param mask
	 *            the bits that are meant
	 */
	private record Register(String place, String id, int value, int mask) {
	}

	private record Bits(int value, int mask) {
	}

	void add(String place, String id, int value, int mask) {
		registers.add(new Register(place, id, value, mask));
	}

	boolean isEmpty() {
		return registers.isEmpty();
	}

	/**
	 * @param device
	 *            the device that the fuses are of
	 * @param draft
	 *            gets remarks
	 * @return the text of the fuses file; empty if no word is left
	 */
	Optional<String> text(Device device, ImportDraft draft) {
		FuseMap map;
		try {
			map = FuseMap.of(device);
		} catch (BadInputException e) {
			draft.leftOut("fuses", e.getMessage());
			return Optional.empty();
		}
		Map<Integer, Bits> words = new TreeMap<>();
		for (Register register : registers) {
			Optional<FuseWord> word = word(map, register.id());
			if (word.isEmpty()) {
				draft.leftOut(register.place(), "the " + device.name() + " has no fuse word \"" + register.id() + "\"");
			} else {
				take(map, word.get(), register, words, draft);
			}
		}
		return words.isEmpty() ? Optional.empty() : Optional.of(write(device, map, words));
	}

	private static void take(FuseMap map, FuseWord word, Register register, Map<Integer, Bits> words,
			ImportDraft draft) {
		if (map.srkHashWords().contains(word)) {
			draft.leftOut(register.place(), word + ": the SRK hash comes from the keys, by fuses.srk");
			return;
		}
		if (map.uniqueIdWords().contains(word)) {
			draft.leftOut(register.place(), word + ": the maker of the part burns it");
			return;
		}
		int mask = register.mask();
		if (word.equals(map.closeWord()) && (mask & map.closeMask()) != 0) {
			if ((register.value() & map.closeMask()) != 0) {
				draft.leftOut(register.place(), word
						+ ": the bit that closes the part for ever; say fuses.close: true if you want it");
			}
			mask &= ~map.closeMask();
		}
		int never = word.fields().stream().filter(field -> !field.never().isEmpty()).mapToInt(FuseField::mask)
				.reduce(0, (a, b) -> a | b);
		if ((register.value() & mask & never) != 0) {
			draft.leftOut(register.place(), word + ": bits that are never burnt");
		}
		int taken = mask & ~never;
		if (taken != 0) {
			words.merge(word.index(), new Bits(register.value() & taken, taken),
					(a, b) -> new Bits(a.value() | b.value(), a.mask() | b.mask()));
			draft.taken(register.place(), "fuse word %s, 0x%08X of 0x%08X".formatted(word, register.value() & taken,
					taken));
		}
	}

	/**
	 * Finds a word by what other tools call it: the name, the address of its shadow register or the last three digits
	 * of that (the "fuse address" of the reference manuals), or the index.
	 */
	private static Optional<FuseWord> word(FuseMap map, String id) {
		Optional<FuseWord> named = map.words().stream().filter(word -> word.name().equalsIgnoreCase(id)).findFirst();
		if (named.isPresent()) {
			return named;
		}
		String digits = id.strip().toLowerCase(Locale.ROOT).replaceFirst("^.*?(0x[0-9a-f]+|[0-9]+)$", "$1");
		try {
			long number = YamlValue.parseNumber(digits);
			return map.words().stream().filter(word -> word.shadowAddress().isPresent()
					&& (word.shadowAddress().getAsLong() == number
							|| (word.shadowAddress().getAsLong() & SHADOW_OFFSET) == number)
					&& number >= SHADOW_FIRST).findFirst()
					.or(() -> map.words().stream().filter(word -> word.index() == number).findFirst());
		} catch (NumberFormatException e) {
			return Optional.empty();
		}
	}

	private static String write(Device device, FuseMap map, Map<Integer, Bits> words) {
		StringBuilder text = new StringBuilder("# Fuses that are wanted; naming them burns nothing.\n");
		text.append("family: ").append(device.name().toLowerCase(Locale.ROOT)).append("\nrevision: latest\n");
		text.append("registers:\n");
		for (FuseWord word : map.words()) {
			Bits bits = words.get(word.index());
			if (bits != null) {
				write(text, word, bits);
			}
		}
		return text.toString();
	}

	/** One number if all bits are meant, else those fields of which a bit is meant. */
	private static void write(StringBuilder text, FuseWord word, Bits bits) {
		Map<String, Long> fields = new LinkedHashMap<>();
		int covered = 0;
		for (FuseField field : word.fields()) {
			int meant = bits.mask() & field.mask();
			covered |= field.mask();
			if (meant == field.mask() || (bits.value() & field.mask()) != 0) {
				fields.put(field.name(), field.value(bits.value()));
			}
		}
		boolean outside = (bits.value() & ~covered) != 0;
		if (outside || (bits.mask() & covered) == covered) {
			text.append("  ").append(word.name()).append(": ").append(hex(bits.value())).append("\n");
		} else if (!fields.isEmpty()) {
			text.append("  ").append(word.name()).append(":\n");
			fields.forEach((name, value) -> text.append("    ").append(DraftFiles.quoted(name)).append(": ")
					.append(hex(value)).append("\n"));
		}
	}

	private static String hex(long value) {
		return String.format(Locale.ROOT, "0x%X", value & 0xFFFF_FFFFL);
	}
}
