/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.nio.file.Path;
import java.util.Locale;

import org.bootseal.core.block.BlockField;
import org.bootseal.core.block.ConfigurationBlock;

/** Shows the fields of configuration blocks. */
final class BlockText {

	private static final String LOOKUP_TABLE = "lookupTable";

	private BlockText() {
	}

	/** Shows all fields but reserved ones that are 0, and instructions that are 0. */
	static void show(Output output, ConfigurationBlock block) {
		for (BlockField field : block.fields()) {
			long value = block.get(field);
			if (value == 0 && (field.isReserved() || field.name().startsWith(LOOKUP_TABLE))) {
				continue;
			}
			String text = block.describe(field);
			output.say(String.format(Locale.ROOT, "  0x%03X %-26s %s%s", field.offset(), field.name(), text,
					field.meaning().isEmpty() ? "" : output.paint(Output.Tone.QUIET, "  " + field.meaning())));
			output.emit("field", "name", field.name(), "offset", field.offset(), "bytes", field.bytes(), "value", value,
					"text", text, "meaning", field.meaning());
		}
	}

	/** Whether a file is to be a text, by its name. */
	static boolean isText(Path file) {
		String name = file.getFileName().toString();
		return name.endsWith(".yaml") || name.endsWith(".yml");
	}
}
