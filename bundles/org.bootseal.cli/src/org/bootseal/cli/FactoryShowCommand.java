/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.IOException;
import java.nio.file.Path;

import org.bootseal.core.BadInputException;
import org.bootseal.core.factory.FactoryPackage;
import org.bootseal.core.plan.WritePlanner;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code bootseal factory show}. */
@Command(name = "show", mixinStandardHelpOptions = true, sortOptions = false, //
		description = "Check a factory package, each file against its SHA-256, and show what it would do.")
final class FactoryShowCommand extends CommandBase {

	@Parameters(paramLabel = "PACKAGE", description = "The zip file or the folder.")
	private Path file;

	FactoryShowCommand(Environment environment) {
		super(environment);
	}

	@Override
	int run(Output output) throws IOException, BadInputException {
		FactoryPackage found = FactoryPackage.read(file);
		output.say(Output.Tone.HEADING, found.name() + " for " + found.request().device().name() + ", made "
				+ found.created() + ", format " + found.version());
		FactoryText.show(output, found.files());
		output.say("");
		WritePlanner.plan(found.request()).preview().forEach(output::say);
		output.say(Output.Tone.GOOD, "All " + found.files().size() + " files are there and as they were packed.");
		output.emit("package", "name", found.name(), "device", found.request().device().name(), "created",
				found.created().toString(), "version", found.version(), "files", found.files().size());
		return ExitCode.DONE;
	}
}
