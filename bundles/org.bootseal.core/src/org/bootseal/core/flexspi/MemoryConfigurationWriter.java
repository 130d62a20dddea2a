/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.flexspi;

import java.util.Locale;

import org.bootseal.core.device.DeviceNotes;

/** The text of a memory configuration, in the form that nxpmemcfg writes. */
final class MemoryConfigurationWriter {

	/** The first line up to the option words. */
	static final String HEADER = "# Memory configuration of NXP's nxpmemcfg, option words ";

	private static final int COMMENT_COLUMN = 44;

	private final MemoryConfiguration configuration;
	private final StringBuilder text = new StringBuilder();

	private MemoryConfigurationWriter(MemoryConfiguration configuration) {
		this.configuration = configuration;
	}

	static String text(MemoryConfiguration configuration) {
		MemoryConfigurationWriter writer = new MemoryConfigurationWriter(configuration);
		writer.write();
		return writer.text.toString();
	}

	private void write() {
		FlexSpiNorOption option = configuration.option();
		text.append(HEADER).append(option).append("\n");
		text.append("family: ").append(configuration.device().name().toLowerCase(Locale.ROOT)).append("\n");
		text.append("revision: latest\n");
		text.append("peripheral: ").append(MemoryConfiguration.PERIPHERAL).append("\n");
		configuration.bus().ifPresent(bus -> text.append("interface: ").append(bus).append("\n"));
		text.append("settings:\n");
		DeviceNotes notes = DeviceNotes.of(configuration.device());
		for (int word = 0; word < option.words().size(); word++) {
			text.append("  ").append(OptionField.wordKey(word)).append(":\n");
			for (OptionField field : OptionField.ofWord(word)) {
				field(field, field.get(option), notes);
			}
		}
		configuration.instance()
				.ifPresent(instance -> text.append("bootseal:\n  instance: ").append(instance).append("\n"));
	}

	private void field(OptionField field, int value, DeviceNotes notes) {
		String line = "    " + field.settingsKey() + ": " + field.settingsText(value);
		String meaning = meaning(field, value, notes);
		text.append(line);
		if (!meaning.isEmpty()) {
			text.append(" ".repeat(Math.max(1, COMMENT_COLUMN - line.length()))).append("# ").append(meaning);
		}
		text.append("\n");
	}

	/** What stands in the comment behind a field; empty if nothing does. */
	static String meaning(OptionField field, int value, DeviceNotes notes) {
		return field == OptionField.MAX_FREQUENCY && value != 0 ? notes.frequencyText(value)
				: field.choice(value).map(OptionField.Choice::meaning).orElse("");
	}
}
