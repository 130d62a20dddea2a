/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.boards;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.bootseal.core.otp.FuseField;
import org.bootseal.core.otp.FuseLock;
import org.bootseal.core.otp.FuseWord;
import org.bootseal.ide.boards.FuseReading;
import org.eclipse.osgi.util.NLS;

/**
 * A line of the table of fuses: a word, or below it one field.
 *
 * @param key
 *            what tells it from all other lines
 * @param name
 *            of the word or field
 * @param place
 *            the word's number, or the field's bits
 * @param value
 *            what is burnt; empty if it is not known
 * @param meaning
 *            what that means; may be empty
 * @param lock
 *            what its lock forbids; may be empty
 * @param more
 *            what hovering over it says; may be empty
 * @param isBurnt
 *            whether a bit of it is burnt
 * @param fields
 *            the lines below
 */
record FuseLine(String key, String name, String place, String value, String meaning, String lock, String more,
		boolean isBurnt, List<FuseLine> fields) {

	/** Copies the list. */
	FuseLine {
		fields = List.copyOf(fields);
	}

	/** Makes the lines of all words. */
	static List<FuseLine> of(List<FuseReading> fuses) {
		List<FuseLine> lines = new ArrayList<>();
		for (FuseReading fuse : fuses) {
			Optional<FuseLock> lock = fuse.word().lock();
			lines.add(of(fuse, lock.map(guards -> locks(guards, value(fuses, guards.word()))).orElse("")));
		}
		return lines;
	}

	private static int value(List<FuseReading> fuses, int index) {
		return fuses.stream().filter(fuse -> fuse.word().index() == index).findFirst()
				.map(fuse -> fuse.value().orElse(0)).orElse(0);
	}

	private static FuseLine of(FuseReading fuse, String lock) {
		FuseWord word = fuse.word();
		List<FuseLine> fields = new ArrayList<>();
		if (fuse.value().isPresent()) {
			for (FuseField field : word.fields()) {
				fields.add(of(word, field, fuse.value().getAsInt()));
			}
		}
		String value = fuse.value().isPresent() ? hex(fuse.value().getAsInt(), Integer.SIZE) : "";
		String meaning = fuse.value().isPresent() ? word.group() : fuse.problem();
		String place = word.shadowAddress().isPresent()
				? NLS.bind(Messages.FuseLine_shadow, hex((int) word.shadowAddress().getAsLong(), Integer.SIZE))
				: "";
		return new FuseLine(word.name(), word.name(), String.format(Locale.ROOT, "0x%02X", word.index()), value,
				meaning, lock, place, fuse.value().orElse(0) != 0, fields);
	}

	private static FuseLine of(FuseWord word, FuseField field, int value) {
		long number = field.value(value);
		String meaning = field.values().getOrDefault(Long.valueOf(number), "");
		int last = field.offset() + field.width() - 1;
		String bits = field.width() == 1 ? "[" + last + "]" : "[" + last + ":" + field.offset() + "]";
		return new FuseLine(word.name() + bits, field.name(), bits,
				field.width() == 1 ? Long.toString(number) : hex((int) number, field.width()), meaning, "",
				field.danger(), number != 0, List.of());
	}

	private static String locks(FuseLock lock, int locks) {
		List<String> forbidden = new ArrayList<>();
		if (lock.forbidsWriting(locks)) {
			forbidden.add(Messages.FuseLine_write);
		}
		if (lock.forbidsReading(locks)) {
			forbidden.add(Messages.FuseLine_read);
		}
		return forbidden.isEmpty() ? Messages.FuseLine_unlocked : String.join(", ", forbidden);
	}

	private static String hex(int value, int bits) {
		return String.format(Locale.ROOT, "0x%0" + (bits + 3) / 4 + "X", Integer.valueOf(value));
	}
}
