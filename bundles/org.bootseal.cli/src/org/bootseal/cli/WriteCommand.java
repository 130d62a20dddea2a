/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import org.bootseal.core.BadInputException;
import org.bootseal.core.otp.FuseGroup;
import org.bootseal.core.plan.FileJournal;
import org.bootseal.core.plan.JournalReader;
import org.bootseal.core.plan.RetryPolicy;
import org.bootseal.core.plan.RunRecord;
import org.bootseal.core.plan.WritePlan;
import org.bootseal.core.plan.WritePlanner;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bootseal write}. */
@Command(name = "write", mixinStandardHelpOptions = true, sortOptions = false, //
		description = { "Build what a provisioning file asks for and write it to a board: flashloader, memory"
				+ " configuration, erase, FCB, image, read-back, and fuses if asked for, then reset.",
				"A factory package, zip file or folder, is checked and written as it is.",
				"Fuses are never burnt without --burn and a yes." })
final class WriteCommand extends CommandBase {

	private static final int MOST_RETRIES = 9;

	@Parameters(paramLabel = "FILE.bootseal|PACKAGE", description = "The provisioning file, or a factory package.")
	private Path file;

	@Option(names = "--dry-run", description = "Build and show the plan, but look at no board.")
	private boolean dryRun;

	@Option(names = "--full", description = "Erase and write everything, also the sectors that hold what is wanted already.")
	private boolean full;

	@Option(names = "--save", paramLabel = "FILE", //
			description = "Keep in this file what stands in the sectors before they are erased; \"memory restore\" puts it back.")
	private Path save;

	@Option(names = "--retries", paramLabel = "N", defaultValue = "2", //
			description = "How often to try again after a failure that may pass, 0 to 9 (default: ${DEFAULT-VALUE}). Never once fuses are being burnt.")
	private int retries;

	@Mixin
	private BurnOptions burn;

	@Option(names = "--yes", paramLabel = "TOKEN", //
			description = "Agree beforehand to burn exactly the bits that this token stands for, on that board (otp plan shows it). Once for each board.")
	private List<String> tokens = List.of();

	@Option(names = "--journal", paramLabel = "FILE", //
			description = "Where every burning is noted before it is done (default: journal.jsonl in the output folder).")
	private Path journal;

	@Option(names = "--record", paramLabel = "FILE", //
			description = "Where the record of the run is kept (default: run.json in the output folder).")
	private Path recordFile;

	@Option(names = "--logs", paramLabel = "FOLDER", //
			description = "With several boards: where each has its log and its record (default: boards in the output folder).")
	private Path logs;

	@Mixin
	private BoardOptions board;

	@Mixin
	private Passwords passwords;

	WriteCommand(Environment environment) {
		super(environment);
	}

	@Override
	int run(Output output) throws IOException, BadInputException, InterruptedException {
		Set<FuseGroup> groups = burn.groups();
		board.check();
		if (!tokens.isEmpty() && groups.isEmpty()) {
			throw new BadInputException("--yes goes with --burn only");
		}
		if (save != null && Files.exists(save)) {
			throw new BadInputException("--save: " + save + " is already there; it may hold what stood in the flash"
					+ " before an earlier run, and is not replaced");
		}
		if (retries < 0 || retries > MOST_RETRIES) {
			throw new BadInputException("--retries: found " + retries + ", expected 0 to " + MOST_RETRIES);
		}
		Wanted what = Wanted.read(output, file, groups, passwords, environment());
		burn.checkWanted(what.request().fuses());
		WritePlan plan = options(WritePlanner.plan(what.request()));
		if (dryRun) {
			show(output, plan);
			return ExitCode.DONE;
		}
		Path journalFile = journal != null ? journal : what.output().resolve("journal.jsonl");
		try (Interruption interruption = Interruption.ofProcess();
				BoardGroup boards = board.openAll(what)) {
			Files.createDirectories(what.output());
			BoardRun run = new BoardRun(file, plan, new FileJournal(journalFile, environment().clock()),
					new RetryPolicy(retries, RetryPolicy.USUAL.within()), interruption, environment().clock());
			warnOfUnfinished(output, journalFile);
			if (boards.boards().size() == 1) {
				return run(output, run, boards.boards().get(0),
						recordFile != null ? recordFile : what.output().resolve("run.json"));
			}
			if (recordFile != null) {
				throw new BadInputException("--record is for one board; with several, --logs names a folder");
			}
			if (save != null) {
				throw new BadInputException("--save is for one board; it would hold what stood on the last");
			}
			output.say("");
			output.say(Output.Tone.HEADING, plan.title() + ", on " + boards.boards().size() + " boards");
			return new BoardsRun(output, environment(), run, tokens,
					logs != null ? logs : what.output().resolve("boards")).on(boards.boards());
		}
	}

	private WritePlan options(WritePlan plan) {
		WritePlan chosen = full ? plan.full() : plan;
		return save != null ? chosen.saving(save) : chosen;
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

	private static void warnOfUnfinished(Output output, Path journalFile) throws IOException {
		if (Files.exists(journalFile)) {
			for (String unfinished : JournalReader.unfinished(journalFile)) {
				output.warn(journalFile + ": " + unfinished);
			}
		}
	}

	private int run(Output output, BoardRun run, BoardAccess access, Path record) throws IOException {
		output.say("");
		output.say(Output.Tone.HEADING, run.plan().title() + ", " + access.describe());
		run.plan().notes().forEach(note -> output.say("note: " + note));
		RunRecord ended = run.on(access, new BurnConsent(output, environment().terminal(), tokens),
				new RunView(output, run.plan().steps().size()), record);
		int exit = RunEnd.conclude(output, ended, access);
		if (ended.failure().isPresent()) {
			output.say("  why: bootseal doctor --record " + record);
		}
		return exit;
	}
}
