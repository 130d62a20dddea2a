/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.IOException;
import java.nio.file.Path;

import org.bootseal.core.BadInputException;
import org.bootseal.core.CancelledException;
import org.bootseal.core.Progress;
import org.bootseal.core.imports.SecImport;
import org.bootseal.core.keys.PasswordSource;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code bootseal import sec}. */
@Command(name = "sec", mixinStandardHelpOptions = true, sortOptions = false, //
		description = { "Take over a workspace of NXP's MCUXpresso Secure Provisioning (SEC).",
				"The workspace stays as it is. What was taken over, assumed and left out is told." })
final class ImportSecCommand extends CommandBase {

	@Parameters(paramLabel = "WORKSPACE", description = "The folder that has settings.sptjson.")
	private Path workspace;

	@Mixin
	private ImportTarget target;

	@Mixin
	private Passwords passwords;

	ImportSecCommand(Environment environment) {
		super(environment);
	}

	@Override
	int run(Output output) throws IOException, BadInputException, CancelledException {
		PasswordSource source = passwords.source(environment());
		target.finish(output, SecImport.plan(workspace, target.folder(), source, Progress.NONE), source);
		return ExitCode.DONE;
	}
}
