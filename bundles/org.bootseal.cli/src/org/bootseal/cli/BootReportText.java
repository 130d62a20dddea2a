/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.bootseal.core.connection.BootReport;

/** Shows what a ROM did after reset. */
final class BootReportText {

	/** The bytes of an event up to the status word, which is what the explanation is about. */
	private static final Pattern EVENT = Pattern.compile("\\[(db 00(?: [0-9a-f]{2}){6})");

	private BootReportText() {
	}

	static void show(Output output, BootReport report) {
		for (String step : report.steps()) {
			output.say("  " + step);
		}
		for (String event : report.habEvents()) {
			output.say(Output.Tone.WARNING, "  HAB event: " + event);
		}
		report.habEvents().stream().map(EVENT::matcher).filter(Matcher::find).findFirst()
				.ifPresent(event -> output.say("  " + ExplainCommand.hint("\"" + event.group(1) + "\"")));
		String verdict = verdict(report);
		output.say(report.booted() ? Output.Tone.GOOD : Output.Tone.BAD, verdict);
		output.emit("boot", "booted", report.booted(), "closed", report.closed(), "authenticated",
				report.authenticated(), "entryPoint",
				report.entryPoint().isPresent() ? hex(report.entryPoint().getAsLong()) : "", "steps", report.steps(),
				"habEvents", report.habEvents(), "verdict", verdict);
	}

	/** @return the verdict in one line */
	static String verdict(BootReport report) {
		if (!report.booted()) {
			return "NOT BOOTED: the ROM started no application";
		}
		return "BOOTED at " + hex(report.entryPoint().orElse(0)) + ", HAB "
				+ (report.closed() ? "closed, image authenticated"
						: report.authenticated() ? "open, image authenticated" : "open, image not authenticated");
	}

	private static String hex(long value) {
		return String.format(Locale.ROOT, "0x%08X", value);
	}
}
