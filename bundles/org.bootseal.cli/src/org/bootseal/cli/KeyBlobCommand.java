/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.IOException;
import java.nio.file.Path;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.Provisioning;
import org.bootseal.core.config.ProvisioningFile;
import org.bootseal.core.plan.KeyBlobFetch;
import org.bootseal.core.plan.MemoryJournal;
import org.bootseal.core.plan.PlanRunner;
import org.bootseal.core.plan.RunRecord;
import org.bootseal.core.plan.WritePlan;
import org.bootseal.core.provision.BuiltProvisioning;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bootseal keyblob}. */
@Command(name = "keyblob", mixinStandardHelpOptions = true, sortOptions = false, //
		description = { "Fetch the key blob of an encryption key from a board, as blhost generate-key-blob does.",
				"The blob is good for this board only, and only as long as it is open or closed as it is now." })
final class KeyBlobCommand extends CommandBase {

	@Parameters(paramLabel = "FILE.bootseal", description = "The provisioning file: names device and flashloader.")
	private Path file;

	@Option(names = "--key", paramLabel = "FILE", required = true, //
			description = "The encryption key (DEK), 16, 24 or 32 bytes.")
	private Path key;

	@Option(names = { "-o", "--output" }, paramLabel = "FILE", required = true, description = "File for the blob.")
	private Path blob;

	@Mixin
	private BoardOptions board;

	@Mixin
	private Passwords passwords;

	KeyBlobCommand(Environment environment) {
		super(environment);
	}

	@Override
	int run(Output output) throws IOException, BadInputException {
		Provisioning what = ProvisioningFile.read(file);
		BuiltProvisioning built = BuildText.build(output, what, passwords.source(environment()), environment().clock());
		WritePlan plan = KeyBlobFetch.plan(built.device(), built.unsignedFlashloader(), built.signedFlashloader(), key,
				blob);
		try (Interruption interruption = Interruption.ofProcess(); BoardAccess access = board.open(what)) {
			output.say("");
			output.say(Output.Tone.HEADING, plan.title() + ", " + access.describe());
			RunRecord record = PlanRunner.run(plan, access.finder(), access.choice(), asked -> true, interruption,
					new MemoryJournal(), new RunView(output, plan.steps().size()));
			return RunEnd.conclude(output, record, access);
		}
	}
}
