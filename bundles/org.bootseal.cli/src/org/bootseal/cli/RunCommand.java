/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.Provisioning;
import org.bootseal.core.config.ProvisioningFile;
import org.bootseal.core.plan.MemoryJournal;
import org.bootseal.core.plan.PlanRunner;
import org.bootseal.core.plan.RetryPolicy;
import org.bootseal.core.plan.RunPlan;
import org.bootseal.core.plan.RunRecord;
import org.bootseal.core.provision.BuiltProvisioning;
import org.bootseal.core.provision.ProvisioningRequest;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bootseal run}. */
@Command(name = "run", mixinStandardHelpOptions = true, sortOptions = false, //
		description = { "Load the image of a provisioning file into the RAM of a board and run it.",
				"Its image.bootMemory is serial_downloader. Nothing is written; a reset brings the ROM back." })
final class RunCommand extends CommandBase {

	/** Files that are longer are no key blobs. */
	private static final long MOST_BLOB_BYTES = 0x1000;

	@Parameters(paramLabel = "FILE.bootseal", description = "The provisioning file.")
	private Path file;

	@Option(names = "--keyblob", paramLabel = "FILE", //
			description = "For an encrypted image: the key blob that this board made of its key (\"bootseal keyblob\").")
	private Path keyBlob;

	@Mixin
	private BoardOptions board;

	@Mixin
	private Passwords passwords;

	RunCommand(Environment environment) {
		super(environment);
	}

	@Override
	int run(Output output) throws IOException, BadInputException {
		Provisioning what = ProvisioningFile.read(file);
		BuiltProvisioning built = BuildText.build(output, what, passwords.source(environment()), environment().clock());
		RunPlan plan = ProvisioningRequest.run(what, built, blob());
		try (Interruption interruption = Interruption.ofProcess(); BoardAccess access = board.open(what)) {
			output.say("");
			output.say(Output.Tone.HEADING, plan.title() + ", " + access.describe());
			RunRecord record = PlanRunner.run(plan, access.finder(), access.choice(), asked -> true, interruption,
					new MemoryJournal(), new RunView(output, plan.steps().size()), RetryPolicy.NEVER);
			return RunEnd.conclude(output, record, access);
		}
	}

	private Optional<byte[]> blob() throws IOException, BadInputException {
		if (keyBlob == null) {
			return Optional.empty();
		}
		if (Files.size(keyBlob) > MOST_BLOB_BYTES) {
			throw BadInputException.expected(keyBlob, "", Files.size(keyBlob) + " bytes", "a key blob");
		}
		return Optional.of(Files.readAllBytes(keyBlob));
	}
}
