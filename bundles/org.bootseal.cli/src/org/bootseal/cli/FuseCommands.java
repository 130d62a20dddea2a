/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

import org.bootseal.core.io.OutputFile;

/** Files with the commands that burn a key, for blhost. They hold the key, so only their owner may read them. */
final class FuseCommands {

	private FuseCommands() {
	}

	/**
	 * @param meaning
	 *            what the key is for
	 * @param values
	 *            bits by number of the word
	 */
	static void write(Output output, Path file, String meaning, Map<Integer, Integer> values) throws IOException {
		StringBuilder text = new StringBuilder(
				"# Burns the " + meaning + ". This cannot be undone, and the file holds the key.\n");
		values.forEach((word, value) -> text
				.append(String.format(Locale.ROOT, "efuse-program-once %d 0x%08X --no-verify\n", word, value)));
		OutputFile.writePrivate(file, text.toString().getBytes(StandardCharsets.US_ASCII));
		WrittenFile.tell(output, file, text.length(), "commands that burn the key; keep it secret");
	}

	/** Tells which words a key goes into, and that nothing was burnt. */
	static void tell(Output output, String meaning, Map<Integer, Integer> values) {
		output.say("the " + meaning + " belongs into the fuse words "
				+ String.join(", ", values.keySet().stream().map(String::valueOf).toList()) + "; nothing was burnt");
		output.emit("fuses", "meaning", meaning, "words", values.keySet().stream().toList());
	}
}
