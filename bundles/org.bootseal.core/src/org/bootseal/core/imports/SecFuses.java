/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.imports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Takes over fuses of SEC: objects with an id, a value and perhaps a mask, below a key that speaks of fuses or OTP. The
 * form is that of {@code write_parameters.json} (groups of registers with {@code id}, {@code value_int} and
 * {@code mask_int}, seen in workspaces that NXP published for other families); for the settings it is assumed.
 */
final class SecFuses {

	private static final Set<String> IDS = Set.of("id", "name", "register", "registerid", "registername", "address",
			"index", "otpindex");
	private static final Set<String> VALUES = Set.of("value", "valueint", "requiredvalue");
	private static final Set<String> MASKS = Set.of("mask", "maskint");

	private final ImportDraft draft;
	private final String file;

	SecFuses(ImportDraft draft, String file) {
		this.draft = draft;
		this.file = file;
	}

	/**
	 * @param entries
	 *            values
	 * @return those that were no fuses
	 */
	List<JsonEntry> add(List<JsonEntry> entries) {
		Map<List<String>, List<JsonEntry>> objects = new LinkedHashMap<>();
		List<JsonEntry> others = new ArrayList<>();
		for (JsonEntry entry : entries) {
			boolean fuse = entry.path().size() > 1
					&& entry.path().stream().map(BootWords::plain)
							.anyMatch(name -> name.contains("fuse") || name.contains("otp"));
			if (fuse) {
				objects.computeIfAbsent(entry.path().subList(0, entry.path().size() - 1), path -> new ArrayList<>())
						.add(entry);
			} else {
				others.add(entry);
			}
		}
		for (List<JsonEntry> object : objects.values()) {
			Optional<JsonEntry> id = find(object, IDS);
			Optional<Long> value = find(object, VALUES).flatMap(JsonEntry::number);
			if (id.isPresent() && value.isPresent()) {
				long mask = find(object, MASKS).flatMap(JsonEntry::number).orElse(value.get());
				draft.fuses().add(file + ", " + id.get().place(), id.get().text(), value.get().intValue(), (int) mask);
			} else {
				others.addAll(object);
			}
		}
		return others;
	}

	private static Optional<JsonEntry> find(List<JsonEntry> object, Set<String> names) {
		return object.stream().filter(entry -> names.contains(entry.key())).findFirst();
	}
}
