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
import org.bootseal.core.plan.FlashCopy;
import org.bootseal.core.plan.FlashCopyPlan;
import org.bootseal.core.plan.MemoryJournal;
import org.bootseal.core.plan.PlanRunner;
import org.bootseal.core.plan.RetryPolicy;
import org.bootseal.core.plan.RunRecord;
import org.bootseal.core.provision.BuiltProvisioning;
import org.bootseal.core.provision.ProvisioningRequest;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What copies flash from or to the board of a provisioning file has in common. */
abstract class MemoryCopyCommand extends CommandBase {

	@Parameters(index = "0", paramLabel = "FILE.bootseal", description = "The provisioning file: device, flash, flashloader.")
	private Path file;

	@Mixin
	private BoardOptions board;

	@Mixin
	private Passwords passwords;

	MemoryCopyCommand(Environment environment) {
		super(environment);
	}

	/** Says what is to be done. */
	abstract FlashCopyPlan plan(FlashCopy copy) throws IOException, BadInputException;

	@Override
	final int run(Output output) throws IOException, BadInputException {
		Provisioning what = ProvisioningFile.read(file);
		BuiltProvisioning built = BuildText.build(output, what, passwords.source(environment()), environment().clock());
		FlashCopyPlan plan = plan(ProvisioningRequest.flashCopy(what, built));
		try (Interruption interruption = Interruption.ofProcess(); BoardAccess access = board.open(what)) {
			output.say("");
			output.say(Output.Tone.HEADING, plan.title() + ", " + access.describe());
			plan.notes().forEach(note -> output.say("note: " + note));
			RunRecord record = PlanRunner.run(plan, access.finder(), access.choice(), asked -> true, interruption,
					new MemoryJournal(), new RunView(output, plan.steps().size()), RetryPolicy.USUAL);
			return RunEnd.conclude(output, record, access);
		}
	}
}
