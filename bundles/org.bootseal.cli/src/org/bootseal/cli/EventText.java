/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.util.HexFormat;
import java.util.Locale;

import org.bootseal.core.bootlog.BoardLog;
import org.bootseal.core.bootlog.EventExplanation;
import org.bootseal.core.bootlog.HabCode;
import org.bootseal.core.bootlog.HabCodes;
import org.bootseal.core.bootlog.HabEvent;
import org.bootseal.core.bootlog.RomLogEntry;
import org.bootseal.core.sdp.HabStatus;

/** Shows what a board logged about its boot. */
final class EventText {

	private EventText() {
	}

	static String bytes(HabEvent event) {
		return HexFormat.ofDelimiter(" ").formatHex(event.encode());
	}

	static void show(Output output, BoardLog log) {
		HabCodes codes = HabCodes.builtIn();
		log.configuration().ifPresent(code -> showCode(output, "configuration", codes.configuration(code)));
		log.state().ifPresent(code -> showCode(output, "state", codes.state(code)));
		log.statuses().forEach(status -> showStatus(output, status));
		int number = 1;
		for (HabEvent event : log.events()) {
			showEvent(output, codes, event, number++);
		}
		log.steps().forEach(step -> showStep(output, step));
		log.notes().forEach(note -> {
			output.say(Output.Tone.WARNING, "note: " + note);
			output.emit("note", "message", note);
		});
	}

	private static void showCode(Output output, String what, HabCode code) {
		output.say("HAB " + what + ": " + code.words() + " [" + code + "]");
		output.emit(what, "code", code.code(), "symbol", code.symbol(), "words", code.words());
	}

	private static void showStatus(Output output, HabStatus status) {
		output.say(status.isSuccess() ? Output.Tone.GOOD : Output.Tone.BAD, status.describe());
		output.emit("status", "word", String.format(Locale.ROOT, "0x%08X", status.word()), "success",
				status.isSuccess(), "text", status.describe());
	}

	private static void showEvent(Output output, HabCodes codes, HabEvent event, int number) {
		EventExplanation explained = EventExplanation.of(event);
		Output.Tone tone = event.status() == HabEvent.FAILURE ? Output.Tone.BAD : Output.Tone.WARNING;
		output.say(tone, "HAB event " + number + ": " + explained.summary());
		output.say("  " + bytes(event));
		output.say("  " + codes.status(event.status()) + ", " + codes.reason(event.reason()) + ", "
				+ codes.context(event.context()) + ", " + codes.engine(event.engine()));
		for (String line : new String[] { explained.subject(), explained.remedy() }) {
			if (!line.isEmpty()) {
				output.say("  " + line);
			}
		}
		output.emit("event", "record", bytes(event), "version", event.version(), "status",
				codes.status(event.status()).symbol(), "reason", codes.reason(event.reason()).symbol(), "context",
				codes.context(event.context()).symbol(), "engine", codes.engine(event.engine()).symbol(), "summary",
				explained.summary(), "subject", explained.subject(), "remedy", explained.remedy());
	}

	private static void showStep(Output output, RomLogEntry step) {
		String word = String.format(Locale.ROOT, "0x%08X", step.word());
		output.say(step.isFailure() ? Output.Tone.BAD : Output.Tone.GOOD, "ROM " + word + "  " + step.text());
		output.emit("step", "word", word, "text", step.text(), "failure", step.isFailure());
	}
}
