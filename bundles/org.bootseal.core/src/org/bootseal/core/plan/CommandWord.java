/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.nio.file.Path;
import java.util.Locale;

/**
 * A word of a command line.
 *
 * @param text
 *            the word, not quoted
 * @param file
 *            the file that it names; null if it is no file
 */
public record CommandWord(String text, Path file) {

	static CommandWord text(String text) {
		return new CommandWord(text, null);
	}

	static CommandWord number(long number) {
		return text(Long.toString(number));
	}

	static CommandWord address(long address) {
		return text(String.format(Locale.ROOT, "0x%08X", address));
	}

	static CommandWord hex(long number) {
		return text(String.format(Locale.ROOT, "0x%X", number));
	}

	static CommandWord file(Path file) {
		return new CommandWord(file.toString(), file);
	}
}
