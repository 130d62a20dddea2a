/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.flexspi;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.bootseal.core.block.BitField;
import org.bootseal.core.block.BlockField;
import org.bootseal.core.config.KeyInfo;

/** What may stand below {@code fcb_settings} in an FCB as text: the fields of the block by name. */
public final class FcbKeys {

	private static final String SETTINGS = "fcb_settings";
	private static final String VALUE = "value";

	private FcbKeys() {
		// functions only
	}

	/**
	 * @param top
	 *            the keys of the file
	 * @return the same with the fields below the settings
	 */
	public static KeyInfo below(KeyInfo top) {
		List<KeyInfo> fields = Fcb.layout().fields().stream().map(FcbKeys::field).toList();
		List<KeyInfo> keys = top.children().stream()
				.map(key -> key.name().equals(SETTINGS) ? with(key, fields) : key).toList();
		return with(top, keys);
	}

	private static KeyInfo with(KeyInfo info, List<KeyInfo> keys) {
		return new KeyInfo(info.name(), info.meaning(), info.kind(), info.min(), info.max(), info.choices(),
				info.defaultText(), info.required(), keys, info.item());
	}

	/** A field is a number, or a mapping: SPSDK takes the number below "value" as well. */
	private static KeyInfo field(BlockField field) {
		List<KeyInfo> parts = new ArrayList<>();
		field.bits().forEach(bits -> parts.add(part(bits)));
		parts.add(new KeyInfo(VALUE, "The whole field as a number.", KeyInfo.Kind.NUMBER, 0, field.max(), List.of(), "",
				false, List.of(), Optional.empty()));
		String meaning = field.meaning().isEmpty() ? "reserved" : field.meaning();
		return new KeyInfo(field.name(),
				String.format(Locale.ROOT, "%s. Offset 0x%03X, %d bytes.", meaning, field.offset(), field.bytes()),
				KeyInfo.Kind.MAP, 0, field.max(), List.of(), "0", false, parts, Optional.empty());
	}

	/** Older files write names of values with that of their part before them, so other texts are left to the reader. */
	private static KeyInfo part(BitField bits) {
		List<String> names = bits.choices().entrySet().stream().sorted(Map.Entry.comparingByValue())
				.map(Map.Entry::getKey).toList();
		return new KeyInfo(bits.name(), bits.meaning(), KeyInfo.Kind.TEXT, 0, bits.max(), names, "0", false, List.of(),
				Optional.empty());
	}
}
