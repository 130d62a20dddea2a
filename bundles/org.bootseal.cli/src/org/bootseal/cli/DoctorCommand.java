/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.bootseal.core.BadInputException;
import org.bootseal.core.doctor.Cause;
import org.bootseal.core.doctor.Doctor;
import org.bootseal.core.doctor.DoctorCase;
import org.bootseal.core.doctor.DoctorListener;
import org.bootseal.core.doctor.DoctorReport;
import org.bootseal.core.doctor.Evidence;
import org.bootseal.core.doctor.Experiment;
import org.bootseal.core.doctor.ExperimentRecord;
import org.bootseal.core.doctor.Finding;
import org.bootseal.core.doctor.Remedy;
import org.bootseal.core.doctor.Risk;
import org.bootseal.core.plan.JournalEntry;
import org.bootseal.core.plan.JournalReader;
import org.bootseal.core.plan.RunRecord;
import org.bootseal.core.runlog.LoggedRun;
import org.bootseal.core.runlog.RunFile;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bootseal doctor}: why a board could not be written or does not boot. */
@Command(name = "doctor", mixinStandardHelpOptions = true, sortOptions = false, //
		description = { "Find out why a board could not be written or does not boot, and what to do.",
				"It looks, configures and reads; it erases one sector only with --consent, and puts that back. It never"
						+ " burns a fuse." }, //
		footer = { "", "Exit codes: 0 nothing is wrong, 1 something is wrong, 2 wrong use or bad input, 3 cancelled." })
final class DoctorCommand extends CommandBase {

	@Parameters(paramLabel = "FILE.bootseal", arity = "0..1", //
			description = "The provisioning file (default: the one that the record names).")
	private Path named;

	@Option(names = "--config", paramLabel = "FILE.bootseal", description = "The same as an option.")
	private Path config;

	@Option(names = "--record", paramLabel = "FILE", description = "The record of the run that failed.")
	private Path record;

	@Option(names = "--journal", paramLabel = "FILE", //
			description = "What was burnt before, which a closed part does not show (default: journal.jsonl in the"
					+ " output folder).")
	private Path journal;

	@Option(names = "--consent", paramLabel = "RISK", //
			description = "What experiments may do without a question: look, configure or scratch-sector. Without this option"
					+ " each one that does more than look is asked for; without a terminal: configure.")
	private String consent;

	@Mixin
	private BoardOptions board;

	@Mixin
	private Passwords passwords;

	DoctorCommand(Environment environment) {
		super(environment);
	}

	@Override
	int run(Output output) throws IOException, BadInputException {
		boolean asks = consent == null && environment().terminal().isThere() && !output.isJson();
		Risk allowed = allowed(asks);
		Optional<LoggedRun> logged = record == null ? Optional.empty() : Optional.of(RunFile.read(record));
		Wanted what = Wanted.read(output, file(logged), Set.of(), passwords, environment());
		Optional<RunRecord> run = logged.flatMap(LoggedRun::record);
		try (Interruption interruption = Interruption.ofProcess();
				BoardAccess access = board.open(what, logged.map(LoggedRun::board).orElse(""))) {
			DoctorCase about = new DoctorCase(what.request(), run, allowed,
					what.output(), access.describe().startsWith("uart:"), burnt(what));
			output.say("");
			output.say(Output.Tone.HEADING, "Examine " + access.describe());
			DoctorReport report = Doctor.examine(about, access.finder(), access.choice(), interruption,
					new View(output, new ExperimentConsent(environment().terminal(), asks, interruption::cancel)));
			return conclude(output, report);
		}
	}

	/** Who is asked for each experiment may agree to all of them. */
	private Risk allowed(boolean asks) throws BadInputException {
		if (consent == null) {
			return asks ? Risk.SCRATCH_SECTOR : Risk.CONFIGURE;
		}
		return Risk.of(consent).orElseThrow(() -> new BadInputException(
				"--consent: found \"" + consent + "\", expected look, configure or scratch-sector"));
	}

	private List<JournalEntry> burnt(Wanted what) throws IOException {
		if (journal != null) {
			return JournalReader.fuses(journal);
		}
		Path usual = what.output().resolve("journal.jsonl");
		return Files.exists(usual) ? JournalReader.fuses(usual) : List.of();
	}

	private Path file(Optional<LoggedRun> logged) throws BadInputException {
		if (config != null && named != null) {
			throw new BadInputException("--config: found " + named + " too, expected one provisioning file");
		}
		if (config != null || named != null) {
			return config != null ? config : named;
		}
		String recorded = logged.map(LoggedRun::file).orElse("");
		if (recorded.isEmpty()) {
			throw new BadInputException("expected FILE.bootseal, or --record with a record that names it");
		}
		return Path.of(recorded);
	}

	private int conclude(Output output, DoctorReport report) {
		output.say("");
		for (Finding finding : report.findings()) {
			show(output, finding);
		}
		for (Experiment experiment : report.withConsent()) {
			output.say(Output.Tone.QUIET, "with --consent " + experiment.risk().id() + " it would also be tried to: "
					+ experiment.title());
			output.emit("wanted", "experiment", experiment.id(), "title", experiment.title(), "risk",
					experiment.risk().id());
		}
		output.emit("end", "seconds", report.elapsed().toMillis() / 1000.0, "healthy", report.isHealthy(), "cancelled",
				report.cancelled());
		if (report.cancelled()) {
			output.fail("cancelled", ExitCode.REFUSED);
			return ExitCode.REFUSED;
		}
		return report.isHealthy() ? ExitCode.DONE : ExitCode.FAILED;
	}

	private static void show(Output output, Finding finding) {
		Cause cause = finding.cause();
		output.say(cause == Cause.HEALTHY ? Output.Tone.GOOD : Output.Tone.BAD,
				finding.certainty().word() + ": " + cause.title() + " (" + cause.id() + ")");
		finding.by().forEach(why -> output.say("  because " + why));
		for (Remedy remedy : finding.remedies()) {
			output.say("  do: " + remedy.text());
			remedy.edit().ifPresent(edit -> output.say("      " + edit.key() + ": " + edit.value()));
			if (!remedy.command().isEmpty()) {
				output.say("      " + remedy.command());
			}
		}
		output.emit("finding", "cause", cause.id(), "title", cause.title(), "certainty", finding.certainty().word(),
				"by", finding.by(), "remedies", finding.remedies().stream().map(Remedy::text).toList(), "edits",
				finding.remedies().stream().flatMap(remedy -> remedy.edit().stream())
						.map(edit -> edit.key() + ": " + edit.value()).toList());
	}

	/** Shows what is seen and tried while it goes on. */
	private record View(Output output, ExperimentConsent consent) implements DoctorListener {

		@Override
		public void seen(Evidence evidence) {
			output.emit("evidence", "source", evidence.source(), "text", evidence.text());
			if (evidence.source().equals("run")) {
				output.say("run: " + evidence.text());
			}
		}

		@Override
		public boolean begins(Experiment experiment) {
			if (!consent.agree(experiment)) {
				output.emit("refused", "experiment", experiment.id());
				return false;
			}
			output.overwrite(experiment.title() + " ...");
			return true;
		}

		@Override
		public void ended(ExperimentRecord made) {
			output.overwrite("");
			output.say(String.format(Locale.ROOT, "%s (%s, %.1f s): %s", made.experiment().title(),
					made.experiment().risk().text(), made.elapsed().toMillis() / 1000.0, made.result()));
			output.emit("experiment", "id", made.experiment().id(), "risk", made.experiment().risk().id(), "seconds",
					made.elapsed().toMillis() / 1000.0, "result", made.result());
		}
	}
}
