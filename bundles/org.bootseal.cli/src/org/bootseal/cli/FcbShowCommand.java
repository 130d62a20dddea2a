/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.bootseal.core.BadInputException;
import org.bootseal.core.flexspi.Fcb;
import org.bootseal.core.flexspi.FcbSource;
import org.bootseal.core.flexspi.LutInstruction;
import org.bootseal.core.flexspi.LutText;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code bootseal fcb show}. */
@Command(name = "show", mixinStandardHelpOptions = true, sortOptions = false, //
		description = { "Show all fields and the command sequences of an FCB.",
				"Fails (1) if no ROM boots with it." })
final class FcbShowCommand extends CommandBase {

	@Parameters(paramLabel = "FILE", description = FcbCommand.FILE)
	private Path file;

	FcbShowCommand(Environment environment) {
		super(environment);
	}

	@Override
	int run(Output output) throws IOException, BadInputException {
		FcbSource source = FcbSource.read(file);
		if (source.swapped() > 1) {
			output.warn(file + ": the bytes are swapped in groups of " + source.swapped());
		}
		Fcb fcb = source.fcb();
		output.say(Output.Tone.HEADING, file + ": " + fcb.summary());
		output.emit("fcb", "file", file.toString(), "summary", fcb.summary(), "swapped", source.swapped());
		BlockText.show(output, fcb.block());
		for (int i = 0; i < LutText.SEQUENCES; i++) {
			List<String> instructions = fcb.sequence(i).stream().map(LutInstruction::toString).toList();
			if (!instructions.isEmpty()) {
				output.say("  sequence " + i + ": " + String.join(", ", instructions));
				String role = LutText.role(fcb, i);
				String does = LutText.describe(fcb.sequence(i));
				output.say("    " + (role.isEmpty() ? "" : role + ": ") + does);
				output.emit("sequence", "index", i, "instructions", instructions, "role", role, "text", does);
			}
		}
		for (String problem : fcb.problems()) {
			output.say(Output.Tone.BAD, "problem: " + problem);
			output.emit("problem", "message", problem);
		}
		return fcb.problems().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
	}
}
