/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.nio.file.Files;
import java.nio.file.Path;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.YamlValue;
import org.bootseal.core.plan.FlashCopy;
import org.bootseal.core.plan.FlashCopyPlan;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bootseal memory save}. */
@Command(name = "save", mixinStandardHelpOptions = true, sortOptions = false, //
		description = { "Keep what stands in the flash of a board in a file of S-records. Nothing is changed.",
				"\"memory restore\" puts it back; \"image inspect\" shows what it is." })
final class MemorySaveCommand extends MemoryCopyCommand {

	@Option(names = "-o", paramLabel = "FILE", required = true, description = "Where to keep it; nothing may be there.")
	private Path output;

	@Option(names = "--from", paramLabel = "OFFSET", defaultValue = "0", //
			description = "Offset in the flash of the first byte, the start of a sector (default: 0).")
	private String from;

	@Option(names = "--size", paramLabel = "BYTES", required = true, //
			description = "How much, whole sectors; for example 0x100000.")
	private String size;

	MemorySaveCommand(Environment environment) {
		super(environment);
	}

	@Override
	FlashCopyPlan plan(FlashCopy copy) throws BadInputException {
		if (Files.exists(output)) {
			throw new BadInputException(output + ": is already there, and is not replaced");
		}
		return copy.save(number("--from", from), number("--size", size), output);
	}

	private static long number(String option, String text) throws BadInputException {
		try {
			return YamlValue.parseNumber(text);
		} catch (NumberFormatException e) {
			throw new BadInputException(option + ": found \"" + text + "\", expected a number such as 0x1000", e);
		}
	}
}
