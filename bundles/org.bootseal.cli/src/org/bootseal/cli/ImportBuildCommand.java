/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.bootseal.core.BadInputException;
import org.bootseal.core.CancelledException;
import org.bootseal.core.imports.BuildCandidate;
import org.bootseal.core.imports.BuildImport;
import org.bootseal.core.imports.Remark;
import org.bootseal.core.keys.PasswordSource;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bootseal import build}. */
@Command(name = "build", mixinStandardHelpOptions = true, sortOptions = false, //
		description = { "Provision a program that MCUXpresso IDE, CMake or Zephyr built.",
				"Part and board are taken from the files of the build. The program stays where it is." })
final class ImportBuildCommand extends CommandBase {

	@Parameters(paramLabel = "DIR", description = "A project, or the output folder of a build.")
	private Path folder;

	@Option(names = "--program", paramLabel = "FILE", //
			description = "Which ELF file, if there are several (default: the newest that boots from flash).")
	private Path program;

	@Mixin
	private ImportTarget target;

	ImportBuildCommand(Environment environment) {
		super(environment);
	}

	@Override
	int run(Output output) throws IOException, BadInputException, CancelledException {
		List<BuildCandidate> candidates = BuildImport.search(folder);
		BuildCandidate chosen = program == null ? candidates.get(0) : named(candidates);
		for (BuildCandidate candidate : candidates) {
			tell(output, candidate, candidate == chosen);
		}
		target.finish(output, BuildImport.plan(chosen, target.folder()), PasswordSource.NONE);
		return ExitCode.DONE;
	}

	private BuildCandidate named(List<BuildCandidate> candidates) throws BadInputException {
		Path wanted = program.toAbsolutePath().normalize();
		return candidates.stream().filter(candidate -> candidate.program().equals(wanted)).findFirst()
				.orElseThrow(() -> new BadInputException(program + ": is not among the programs below " + folder + ": "
						+ String.join(", ",
								candidates.stream().map(candidate -> candidate.program().toString()).toList())));
	}

	private static void tell(Output output, BuildCandidate candidate, boolean chosen) {
		String device = candidate.device().map(known -> known.name()).orElse("unknown part");
		output.say(
				(chosen ? "program: " : "also there: ") + candidate.program() + "  (" + candidate.tool() + ", " + device
						+ ")");
		if (!chosen) {
			candidate.remarks(Remark.Kind.LEFT_OUT)
					.forEach(remark -> output.say(Output.Tone.QUIET, "  " + remark.message()));
		}
		output.emit("program", "path", candidate.program().toString(), "tool", candidate.tool(), "device", device,
				"chosen", chosen);
	}
}
