/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.util.Optional;

import org.bootseal.core.mboot.Property;
import org.bootseal.core.plan.StartFlashloaderStep.Loader;
import org.bootseal.core.plan.StartFlashloaderStep.Question;
import org.bootseal.core.sdp.HabState;
import org.bootseal.core.sdp.SdpResponse;

/** The part of a batch file that talks with the ROM: it jumps to "flashloader_started", or fails. */
final class BatchRom {

	private final BatchLines out;

	BatchRom(BatchLines out) {
		this.out = out;
	}

	void start(StartFlashloaderStep step) {
		if (step.rom() instanceof Question.Sdp) {
			out.line("rem sdphost ends with 1 if the part is closed; what the ROM answered decides");
		}
		out.capture(step.rom().command());
		out.because("Neither a flashloader nor a ROM in serial download answers.");
		if (step.rom() instanceof Question.Sdp) {
			out.failAbove1();
			out.contains(HabState.OPEN.word(), "&& goto hab_open");
			out.contains(HabState.CLOSED.word(), "&& goto hab_closed");
		} else {
			failAbove0();
			responds("(0|" + Property.OPEN + ")", "&& goto hab_open");
			responds("\\d+", "&& goto hab_closed");
		}
		out.line("goto failed");
		loader("hab_open", step.forOpen(), "No flashloader is given.");
		loader("hab_closed", step.signed(), "The part is closed and no signed flashloader is given.");
	}

	private void loader(String label, Optional<Loader> loader, String none) {
		out.line(":" + label);
		if (loader.isEmpty()) {
			out.because(none);
			out.line("goto failed");
		} else if (loader.get() instanceof Loader.Sdp sdp) {
			out.capture(sdp.write());
			out.because("The ROM did not take the flashloader.");
			out.failAbove1();
			out.contains(SdpResponse.FILE_COMPLETE, "|| goto failed");
			out.capture(sdp.jump());
			out.because("The ROM did not start the flashloader.");
			out.failAbove1();
			out.line("goto flashloader_started");
		} else {
			loader.get().commands().forEach(out::run);
			out.line("goto flashloader_started");
		}
	}

	private void failAbove0() {
		out.line("if not \"%RESULT%\"==\"0\" goto failed");
	}

	/** Whether the one word of a response is like a pattern. */
	private void responds(String pattern, String then) {
		out.line("powershell -NoProfile -Command \"if ([IO.File]::ReadAllText($env:OUT) -notmatch '\\[\\s*" + pattern
				+ "\\s*\\]') { exit 1 }\" " + then);
	}
}
