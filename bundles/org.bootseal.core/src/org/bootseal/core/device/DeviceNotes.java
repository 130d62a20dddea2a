/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.device;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;

import org.bootseal.core.config.BadConfigurationException;
import org.bootseal.core.config.YamlMap;
import org.bootseal.core.config.YamlValue;

/**
 * What a person should know of a device. It is not part of {@link Device}, whose resource every command reads, and
 * which shall start soon. Immutable.
 *
 * @param frequencyTables
 *            what the sources say of the frequency nibble, the most trusted first
 * @param notes
 *            what a user of this device should know, one or two sentences each
 */
public record DeviceNotes(List<FrequencyTable> frequencyTables, List<String> notes) {

	private static final int NIBBLE_MAX = 0xF;

	/** Copies the lists. */
	public DeviceNotes {
		frequencyTables = List.copyOf(frequencyTables);
		notes = List.copyOf(notes);
	}

	/**
	 * Reads the notes of a device.
	 *
	 * @param device
	 *            a device of the catalogue
	 * @return its notes
	 */
	public static DeviceNotes of(Device device) {
		String name = device.name().toLowerCase(Locale.ROOT) + "-notes.yaml";
		try {
			YamlMap resource = YamlMap.readResource(DeviceNotes.class, name).allowing("frequencies", "notes");
			List<FrequencyTable> tables = new ArrayList<>();
			for (YamlValue table : resource.required("frequencies").elements()) {
				tables.add(table(table.map().allowing("source", "megahertz")));
			}
			List<String> notes = new ArrayList<>();
			for (YamlValue note : resource.required("notes").elements()) {
				notes.add(note.text());
			}
			return new DeviceNotes(tables, notes);
		} catch (BadConfigurationException e) {
			throw new IllegalStateException(e.getMessage(), e);
		}
	}

	private static FrequencyTable table(YamlMap table) throws BadConfigurationException {
		Map<Integer, Integer> megahertz = new HashMap<>();
		for (YamlValue figure : table.required("megahertz").map().values()) {
			megahertz.put((int) figure.number(figure.key(), 1, NIBBLE_MAX),
					(int) figure.number(1, Integer.MAX_VALUE));
		}
		return new FrequencyTable(table.required("source").text(), megahertz);
	}

	/**
	 * @param nibble
	 *            bits 3:0 of FlexSPI NOR option word 0
	 * @return MHz that the most trusted source gives; empty if none knows the nibble
	 */
	public OptionalInt frequencyMhz(int nibble) {
		return frequencyTables.stream().filter(table -> table.megahertz().containsKey(nibble))
				.mapToInt(table -> table.megahertz().get(nibble)).findFirst();
	}

	/**
	 * @param nibble
	 *            bits 3:0 of FlexSPI NOR option word 0
	 * @return what each source says, for a person: "133 MHz (SPSDK 3.10); 120 MHz (...)"; empty if none knows it
	 */
	public String frequencyNote(int nibble) {
		return frequencyTables.stream().filter(table -> table.megahertz().containsKey(nibble))
				.map(table -> table.megahertz().get(nibble) + " MHz (" + table.source() + ")")
				.collect(Collectors.joining("; "));
	}

	/**
	 * @param nibble
	 *            bits 3:0 of FlexSPI NOR option word 0
	 * @return the frequency for a person, such as "133 MHz (code 7)"; "unchanged (code 0)" for 0, and "code 12" if no
	 *         source knows it
	 */
	public String frequencyText(int nibble) {
		OptionalInt mhz = frequencyMhz(nibble);
		if (mhz.isEmpty()) {
			return nibble == 0 ? "unchanged (code 0)" : "code " + nibble;
		}
		return mhz.getAsInt() + " MHz (code " + nibble + ")";
	}

	/**
	 * @param nibble
	 *            bits 3:0 of FlexSPI NOR option word 0
	 * @return what the sources say where they differ, one sentence each; empty if those that know the code agree
	 */
	public List<String> frequencyDisagreements(int nibble) {
		List<FrequencyTable> known = frequencyTables.stream().filter(table -> table.megahertz().containsKey(nibble))
				.toList();
		if (known.stream().map(table -> table.megahertz().get(nibble)).distinct().count() < 2) {
			return List.of();
		}
		return known.stream().map(table -> "Code " + nibble + " is " + table.megahertz().get(nibble)
				+ " MHz according to " + table.source() + ".").toList();
	}
}
