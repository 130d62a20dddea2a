/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.IOException;
import java.nio.file.Path;

import org.bootseal.core.BadInputException;
import org.bootseal.core.firmware.Firmware;
import org.bootseal.core.plan.FlashCopy;
import org.bootseal.core.plan.FlashCopyPlan;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code bootseal memory restore}. */
@Command(name = "restore", mixinStandardHelpOptions = true, sortOptions = false, //
		description = { "Put back into the flash of a board what \"memory save\" or \"write --save\" kept.",
				"Only sectors that differ are erased and written; everything is read back." })
final class MemoryRestoreCommand extends MemoryCopyCommand {

	@Parameters(index = "1", paramLabel = "SAVED", description = "The file, S-records or Intel HEX with flash addresses.")
	private Path saved;

	MemoryRestoreCommand(Environment environment) {
		super(environment);
	}

	@Override
	FlashCopyPlan plan(FlashCopy copy) throws IOException, BadInputException {
		return copy.restore(Firmware.open(saved), saved);
	}
}
