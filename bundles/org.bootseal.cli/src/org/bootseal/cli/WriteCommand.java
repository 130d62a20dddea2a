/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.bootseal.core.BadInputException;
import org.bootseal.core.Progress;
import org.bootseal.core.config.Provisioning;
import org.bootseal.core.config.ProvisioningFile;
import org.bootseal.core.otp.FuseGroup;
import org.bootseal.core.plan.FileJournal;
import org.bootseal.core.plan.JournalReader;
import org.bootseal.core.plan.PlanRunner;
import org.bootseal.core.plan.RetryPolicy;
import org.bootseal.core.plan.RunRecord;
import org.bootseal.core.plan.WritePlan;
import org.bootseal.core.plan.WritePlanner;
import org.bootseal.core.plan.WriteRequest;
import org.bootseal.core.provision.BuiltProvisioning;
import org.bootseal.core.provision.ProvisioningRequest;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bootseal write}. */
@Command(name = "write", mixinStandardHelpOptions = true, sortOptions = false, //
		description = { "Build what a provisioning file asks for and write it to a board: flashloader, memory"
				+ " configuration, erase, FCB, image, read-back, and fuses if asked for, then reset.",
				"Fuses are never burnt without --burn and a yes." })
final class WriteCommand extends CommandBase {

	private static final int MOST_RETRIES = 9;

	@Parameters(paramLabel = "FILE.bootseal", description = "The provisioning file.")
	private Path file;

	@Option(names = "--dry-run", description = "Build and show the plan, but look at no board.")
	private boolean dryRun;

	@Option(names = "--full", description = "Erase and write everything, also the sectors that hold what is wanted already.")
	private boolean full;

	@Option(names = "--retries", paramLabel = "N", defaultValue = "2", //
			description = "How often to try again after a failure that may pass, 0 to 9 (default: ${DEFAULT-VALUE}). Never once fuses are being burnt.")
	private int retries;

	@Mixin
	private BurnOptions burn;

	@Option(names = "--yes", paramLabel = "TOKEN", //
			description = "Agree beforehand to burn exactly the bits that this token stands for, on that board (otp plan shows it).")
	private String token;

	@Option(names = "--journal", paramLabel = "FILE", //
			description = "Where every burning is noted before it is done (default: journal.jsonl in the output folder).")
	private Path journal;

	@Mixin
	private BoardOptions board;

	@Mixin
	private Passwords passwords;

	WriteCommand(Environment environment) {
		super(environment);
	}

	@Override
	int run(Output output) throws IOException, BadInputException {
		Set<FuseGroup> groups = burn.groups();
		if (token != null && groups.isEmpty()) {
			throw new BadInputException("--yes goes with --burn only");
		}
		if (retries < 0 || retries > MOST_RETRIES) {
			throw new BadInputException("--retries: found " + retries + ", expected 0 to " + MOST_RETRIES);
		}
		Provisioning what = ProvisioningFile.read(file);
		BuiltProvisioning built = BuildText.build(output, what, passwords.source(environment()), environment().clock());
		WriteRequest request = ProvisioningRequest.of(what, built, groups, true);
		burn.checkWanted(request.fuses());
		WritePlan plan = full ? WritePlanner.plan(request).full() : WritePlanner.plan(request);
		if (dryRun) {
			show(output, plan);
			return ExitCode.DONE;
		}
		try (Interruption interruption = Interruption.ofProcess();
				BoardAccess access = board.open(what)) {
			return run(output, plan, access, interruption,
					journal != null ? journal : what.output().resolve("journal.jsonl"));
		}
	}

	private static void show(Output output, WritePlan plan) {
		List<String> lines = plan.preview();
		output.say("");
		output.say(Output.Tone.HEADING, lines.get(0));
		lines.subList(1, lines.size()).forEach(output::say);
		plan.steps().forEach(step -> output.emit("step", "step", step.id(), "title", step.title(), "irreversible",
				step.isIrreversible(), "lines", step.details()));
		output.say("Nothing was sent to a board.");
	}

	private int run(Output output, WritePlan plan, BoardAccess access, Progress progress, Path journalFile)
			throws IOException {
		output.say("");
		output.say(Output.Tone.HEADING, plan.title() + ", " + access.describe());
		plan.notes().forEach(note -> output.say("note: " + note));
		if (Files.exists(journalFile)) {
			for (String unfinished : JournalReader.unfinished(journalFile)) {
				output.warn(journalFile + ": " + unfinished);
			}
		}
		RunRecord record = PlanRunner.run(plan, access.finder(), access.choice(),
				new BurnConsent(output, environment().terminal(), Optional.ofNullable(token)), progress,
				new FileJournal(journalFile, environment().clock()), new RunView(output, plan.steps().size()),
				new RetryPolicy(retries, RetryPolicy.USUAL.within()));
		return RunEnd.conclude(output, record, access);
	}
}
