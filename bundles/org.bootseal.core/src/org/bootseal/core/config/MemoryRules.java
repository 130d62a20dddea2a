/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.bootseal.core.flexspi.FlexSpiNorOption;
import org.bootseal.core.flexspi.KnownMemory;
import org.bootseal.core.flexspi.MemoryText;
import org.bootseal.core.flexspi.NamedChip;
import org.bootseal.core.flexspi.OptionField;

/** What the fields of a memory configuration demand of each other, and of the chip that the file is named after. */
final class MemoryRules {

	private static final int ONE_PAD = 0;
	private static final int EIGHT_PADS = 3;

	private final YamlDocument document;
	private final MemoryText text;
	private final FindingList findings;

	MemoryRules(YamlDocument document, MemoryText text, FindingList findings) {
		this.document = document;
		this.text = text;
		this.findings = findings;
	}

	/** Ways to give a field a value that has a meaning, the usual one first. */
	static List<Remedy> choices(MemoryText text, OptionField field) {
		List<Remedy> remedies = new ArrayList<>();
		for (OptionField.Choice choice : field.choices()) {
			try {
				remedies.add(new Remedy("Change " + field.label() + " to " + choice.meaning(),
						text.with(field, choice.value())));
			} catch (BadConfigurationException unsafe) {
				// then this value can't be offered
				continue;
			}
		}
		return remedies;
	}

	void check() {
		Optional<FlexSpiNorOption> option = text.option();
		if (option.isEmpty()) {
			return;
		}
		pads(option.get());
		Optional<NamedChip> chip = NamedChip.in(comments() + " " + document.file().getFileName());
		chip.flatMap(named -> named.mismatch(option.get())).ifPresent(mismatch -> findings.atValue(Severity.WARNING,
				text.path(0), mismatch.message(),
				remedy(mismatch.better(), chip.get().memories().get(0))));
	}

	private String comments() {
		return document.text().lines().filter(line -> line.contains("#"))
				.map(line -> line.substring(line.indexOf('#'))).collect(Collectors.joining(" "));
	}

	private List<Remedy> remedy(FlexSpiNorOption better, KnownMemory chip) {
		try {
			return List.of(new Remedy("Change to " + better + " (" + better.word0().summary() + ")",
					text.with(better, chip.bus())));
		} catch (BadConfigurationException unsafe) {
			return List.of();
		}
	}

	/** As {@link org.bootseal.core.flexspi.OptionWord0#findings()} says of a word, with what to do about it. */
	private void pads(FlexSpiNorOption option) {
		boolean quad = option.word0().deviceType() <= 1;
		for (OptionField field : List.of(OptionField.QUERY_PADS, OptionField.COMMAND_PADS)) {
			boolean eight = field.get(option) == EIGHT_PADS;
			if (quad && eight) {
				padsFinding(field, "eight pads do not fit a quad flash", ONE_PAD, "1 pad");
			} else if (option.isHyperFlash() && !eight) {
				padsFinding(field, "HyperFlash answers on eight pads only", EIGHT_PADS, "8 pads");
			}
		}
	}

	private void padsFinding(OptionField field, String why, int value, String words) {
		List<Remedy> remedies = new ArrayList<>();
		try {
			remedies.add(new Remedy("Change " + field.label() + " to " + words, text.with(field, value)));
		} catch (BadConfigurationException unsafe) {
			// the finding counts all the same
			remedies.clear();
		}
		findings.atValue(Severity.WARNING, text.path(field).orElse(text.path(field.word())),
				field.label() + ", bits " + field.bits() + ": " + why, remedies);
	}
}
