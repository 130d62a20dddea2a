/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.util.List;
import java.util.Locale;

import org.bootseal.core.factory.FactoryFile;

/** Names the files of a factory package. */
final class FactoryText {

	private FactoryText() {
	}

	static void show(Output output, List<FactoryFile> files) {
		for (FactoryFile file : files) {
			output.say(String.format(Locale.ROOT, "  %-36s %9d bytes  %s", file.name(), file.length(), file.meaning()));
			output.emit("file", "path", file.name(), "bytes", file.length(), "sha256", file.sha256(), "meaning",
					file.meaning());
		}
	}
}
