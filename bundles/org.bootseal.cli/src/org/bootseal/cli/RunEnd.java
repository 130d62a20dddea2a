/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.util.List;

import org.bootseal.core.otp.FuseCheck;
import org.bootseal.core.otp.FuseStatus;
import org.bootseal.core.plan.Outcome;
import org.bootseal.core.plan.RunFailure;
import org.bootseal.core.plan.RunRecord;
import org.bootseal.core.plan.StepRecord;

/** Tells how a run ended, and which exit code that is. */
final class RunEnd {

	private RunEnd() {
	}

	static int conclude(Output output, RunRecord record, BoardAccess access) {
		record.bootReport().ifPresent(report -> BootReportText.show(output, report));
		output.emit("run", "outcome", record.outcome().name(), "title", record.title(), "board", record.boardPath());
		if (record.failure().isPresent()) {
			return fail(output, record.failure().get(), access);
		}
		if (record.outcome() == Outcome.CANCELLED) {
			output.fail("cancelled: " + cancelledAt(record), ExitCode.REFUSED);
			return ExitCode.REFUSED;
		}
		record.fuses().stream().filter(check -> check.status() == FuseStatus.CONFLICT).map(FuseCheck::reason).distinct()
				.forEach(output::warn);
		boolean proven = record.bootReport().isEmpty() || record.bootReport().get().booted();
		output.say(proven ? Output.Tone.GOOD : Output.Tone.BAD,
				proven ? "SUCCESS: " + record.title() : "FAILED: what was written does not boot");
		return proven ? ExitCode.DONE : ExitCode.FAILED;
	}

	/** @return how a run ended, in one sentence */
	static String sentence(RunRecord record) {
		if (record.failure().isPresent()) {
			return record.failure().get().what();
		}
		if (record.outcome() == Outcome.CANCELLED) {
			return cancelledAt(record);
		}
		return record.bootReport().map(BootReportText::verdict).orElse("all was done and read back");
	}

	private static String cancelledAt(RunRecord record) {
		return record.steps().stream().filter(step -> step.outcome() == Outcome.CANCELLED).map(StepRecord::message)
				.findFirst().orElse("");
	}

	static int fail(Output output, RunFailure failure, BoardAccess access) {
		boolean noBoard = failure.stepId().equals("look");
		int exit = noBoard ? ExitCode.NO_BOARD : ExitCode.FAILED;
		List<String> lines = failure.lines();
		output.fail(lines.get(0), exit);
		lines.subList(1, lines.size()).forEach(line -> output.say("  " + line));
		if (noBoard) {
			access.advice().ifPresent(advice -> output.say("  " + advice));
		}
		if (!failure.topic().isEmpty()) {
			output.say("  " + ExplainCommand.hint(failure.topic()));
		}
		output.emit("failure", "step", failure.stepId(), "what", failure.what(), "command", failure.commandLine(),
				"status", failure.status(), "statusName", failure.statusName(), "meaning", failure.meaning(),
				"boardState", failure.boardState(), "next", failure.next(), "topic", failure.topic());
		return exit;
	}
}
