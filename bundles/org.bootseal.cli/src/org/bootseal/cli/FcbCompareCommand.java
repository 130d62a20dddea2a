/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.flexspi.FcbDifference;
import org.bootseal.core.flexspi.FcbSource;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bootseal fcb compare}. */
@Command(name = "compare", mixinStandardHelpOptions = true, sortOptions = false, //
		description = { "List the fields and sequences in which two FCBs differ.", "Fails (1) if they do." })
final class FcbCompareCommand extends CommandBase {

	@Parameters(index = "0", paramLabel = "FIRST", description = FcbCommand.FILE)
	private Path first;

	@Parameters(index = "1", paramLabel = "SECOND", description = "The other one, in any of these forms.")
	private Path second;

	@Option(names = "--device", paramLabel = "NAME", //
			description = "The device that they are for, if C source names the clock.")
	private String deviceName;

	FcbCompareCommand(Environment environment) {
		super(environment);
	}

	@Override
	int run(Output output) throws IOException, BadInputException {
		Optional<Device> device = deviceName == null ? Optional.empty()
				: Optional.of(DeviceCatalogue.builtIn().find(deviceName));
		List<FcbDifference> differences = FcbDifference.between(FcbSource.read(first, device).fcb(),
				FcbSource.read(second, device).fcb());
		for (FcbDifference difference : differences) {
			output.say(Output.Tone.HEADING, difference.name());
			output.say("  " + first + ": " + difference.first());
			output.say("  " + second + ": " + difference.second());
			output.emit("difference", "name", difference.name(), "first", difference.first(), "second",
					difference.second(), "meaning", difference.meaning());
		}
		output.say(differences.isEmpty() ? "The FCBs are the same." : differences.size() + " differences");
		return differences.isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
	}
}
