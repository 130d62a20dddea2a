/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;

import org.bootseal.core.verify.CommandResult;
import org.bootseal.core.verify.CoverageRange;
import org.bootseal.core.verify.LoggedEvent;
import org.bootseal.core.verify.Verdict;
import org.bootseal.core.verify.Verification;

/** Shows what HAB would make of an image. */
final class VerificationText {

	private VerificationText() {
	}

	static void show(Output output, Path file, Verification found) {
		output.say(Output.Tone.HEADING, String.format(Locale.ROOT, "%s: image with its IVT at offset 0x%X, for 0x%08X",
				file, found.ivtOffset(), found.ivt().self()));
		output.emit("image", "file", file.toString(), "ivtOffset", found.ivtOffset(), "ivtAddress",
				hex(found.ivt().self()));
		found.commands().forEach(command -> showCommand(output, command));
		found.coverage().forEach(range -> showRange(output, range));
		found.warnings().forEach(warning -> {
			output.say(Output.Tone.WARNING, "warning: " + warning);
			output.emit("warning", "message", warning);
		});
		found.events().forEach(event -> showEvent(output, event));
		found.conditions().forEach(condition -> {
			output.say("provided: " + condition);
			output.emit("condition", "message", condition);
		});
		showVerdict(output, found);
	}

	private static void showCommand(Output output, CommandResult result) {
		String refusal = result.refusal().orElse("");
		output.say(result.refusal().isEmpty() ? Output.Tone.GOOD : Output.Tone.BAD,
				"  " + place(result.offset()) + (refusal.isEmpty() ? "  ok      " : "  REFUSED ") + result.command()
						+ (refusal.isEmpty() ? "" : ": " + refusal));
		output.emit("command", "offset", number(result.offset()), "text", result.command(), "done", refusal.isEmpty(),
				"refusal", refusal);
	}

	private static void showRange(Output output, CoverageRange range) {
		String covered = switch (range.kind()) {
		case COVERED -> "covered    ";
		case UNCHECKED -> "unchecked  ";
		case UNUSED -> "not covered";
		case OPEN -> "OPEN       ";
		};
		output.say(range.kind() == CoverageRange.Kind.OPEN ? Output.Tone.BAD : Output.Tone.QUIET,
				String.format(Locale.ROOT, "  0x%08X..0x%08X  %s  %s", range.offset(),
						range.offset() + range.length() - 1, covered, range.meaning()));
		output.emit("coverage", "offset", range.offset(), "length", range.length(), "address", hex(range.address()),
				"kind", range.kind().name(), "meaning", range.meaning());
	}

	private static void showEvent(Output output, LoggedEvent event) {
		output.say(Output.Tone.BAD, "HAB event: " + event.event());
		output.say("  " + event.explanation().summary());
		output.say("  " + event.why() + (event.offset().isPresent() ? ", offset " + place(event.offset()) : ""));
		output.say("  " + event.explanation().remedy());
		output.emit("event", "status", event.event().status(), "reason", event.event().reason(), "context",
				event.event().context(), "engine", event.event().engine(), "record",
				EventText.bytes(event.event()), "summary", event.explanation().summary(), "why", event.why(), "offset",
				number(event.offset()), "remedy", event.explanation().remedy());
	}

	private static void showVerdict(Output output, Verification found) {
		Verdict verdict = found.verdict();
		String open = "an open part " + (found.runsOpen() ? "runs it" : "does not run it");
		String closed = "a closed one " + (verdict.runsClosed() ? "runs it" : "does not");
		output.say(found.isPass() ? Output.Tone.GOOD : Output.Tone.BAD, verdict.sentence());
		output.say("  " + open + ", " + closed);
		output.emit("verdict", "verdict", verdict.getClass().getSimpleName().toLowerCase(Locale.ROOT), "pass",
				found.isPass(), "runsOpen", found.runsOpen(), "runsClosed", verdict.runsClosed(), "message",
				verdict.sentence());
	}

	private static String place(OptionalLong offset) {
		return offset.isPresent() ? hex(offset.getAsLong()) : "          ";
	}

	private static long number(OptionalLong offset) {
		return offset.orElse(-1);
	}

	private static String hex(long value) {
		return String.format(Locale.ROOT, "0x%08X", value);
	}
}
