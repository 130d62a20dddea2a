/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.otp;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.bootseal.core.config.KeyInfo;

/** What may stand below {@code registers} in a fuses file: the words of a device by name, with their fields. */
public final class FuseKeys {

	private static final long U32_MAX = 0xFFFF_FFFFL;

	private FuseKeys() {
		// static only
	}

	/**
	 * @param registers
	 *            the key as it is for all devices
	 * @param map
	 *            of a device
	 * @return the same with the words of this device below it
	 */
	public static KeyInfo below(KeyInfo registers, FuseMap map) {
		List<KeyInfo> words = map.words().stream().map(FuseKeys::word).toList();
		return new KeyInfo(registers.name(), registers.meaning(), KeyInfo.Kind.MAP, 0, -1, List.of(), "", true, words,
				Optional.empty());
	}

	/** A word is a number, or a mapping: SPSDK takes the number below "value" as well. */
	private static KeyInfo word(FuseWord word) {
		List<KeyInfo> fields = new ArrayList<>();
		word.fields().forEach(field -> fields.add(field(word, field)));
		String meaning = "Fuse word " + word.index() + " of the group " + word.group() + ".";
		fields.add(number(FuseText.VALUE, "The whole word as a number, in place of its fields.", U32_MAX));
		return new KeyInfo(word.name(), meaning, KeyInfo.Kind.MAP, 0, U32_MAX, List.of(), "", false, fields,
				Optional.empty());
	}

	private static KeyInfo field(FuseWord word, FuseField field) {
		long most = (1L << field.width()) - 1;
		int last = field.offset() + field.width() - 1;
		String meaning = word + ", " + (field.width() == 1 ? "bit " + last : "bits " + last + ":" + field.offset())
				+ "." + (field.danger().isEmpty() ? "" : " " + field.danger());
		if (field.values().isEmpty()) {
			return number(field.name(), meaning, most);
		}
		List<String> labels = field.values().entrySet().stream().sorted(Comparator.comparing(Map.Entry::getKey))
				.map(Map.Entry::getValue).distinct().toList();
		return new KeyInfo(field.name(), meaning, KeyInfo.Kind.CHOICE, 0, most, labels, "", false, List.of(),
				Optional.empty());
	}

	private static KeyInfo number(String name, String meaning, long most) {
		return new KeyInfo(name, meaning, KeyInfo.Kind.NUMBER, 0, most, List.of(), "", false, List.of(),
				Optional.empty());
	}
}
