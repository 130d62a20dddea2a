/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.bootseal.core.BadInputException;
import org.bootseal.core.Progress;
import org.bootseal.core.config.Provisioning;
import org.bootseal.core.plan.MemoryJournal;
import org.bootseal.core.plan.MemoryTest;
import org.bootseal.core.plan.PlanRunner;
import org.bootseal.core.plan.RunRecord;
import org.bootseal.core.plan.Step;
import org.bootseal.core.plan.TalkPlan;
import org.bootseal.core.predict.BootLook;
import org.bootseal.core.predict.BootMode;
import org.bootseal.core.predict.BootPrediction;
import org.bootseal.core.provision.BuiltProvisioning;
import org.bootseal.core.provision.ProvisioningRequest;

/** Looks at a board for what decides its boot, and tells what is foretold. */
final class PredictionText {

	private PredictionText() {
	}

	/** A look at a board: what was read, and how the run went. */
	record Look(BootLook read, RunRecord record) {
	}

	static Look look(Output output, Provisioning what, BuiltProvisioning built, BoardAccess access, Progress progress)
			throws BadInputException {
		MemoryTest memory = ProvisioningRequest.memoryTest(what, built, MemoryTest.Sectors.NONE, OptionalLong.empty());
		BootLook look = new BootLook(built.device(), memory.option(), memory.instance());
		TalkPlan plan = TalkPlan.of(built.device(), "Look at what decides the boot of " + built.device().name(),
				List.of(), built.unsignedFlashloader(), built.signedFlashloader(), Optional.empty(),
				new TalkPlan.Talk("look-boot", "Read fuses, boot registers and flash", look));
		output.say("");
		output.say(Output.Tone.HEADING, plan.title() + ", " + access.describe());
		RunRecord record = PlanRunner.run(plan, access.finder(), access.choice(), asked -> false, progress,
				new MemoryJournal(), new RunView(output, plan.steps().size()) {
					@Override
					public void command(Step step, String line) {
						if (!step.id().equals("look-boot") || output.isJson()) {
							super.command(step, line);
						}
					}

					@Override
					public void status(Step step, long status, String name) {
						if (!step.id().equals("look-boot") || output.isJson()) {
							super.status(step, status, name);
						}
					}
				});
		return new Look(look, record);
	}

	static void show(Output output, BootPrediction prediction, boolean whole) {
		output.say(tone(prediction), prediction.mode() + ": " + prediction.sentence() + ".");
		if (whole) {
			prediction.steps().forEach(step -> output.say("    " + step));
			prediction.assumptions().forEach(taken -> output.say("    taken for granted: " + taken));
			prediction.remedy().ifPresent(remedy -> output.say("    try: " + remedy));
		}
		output.emit("prediction", "mode", prediction.mode().pins(), "verdict",
				prediction.verdict().name().toLowerCase(Locale.ROOT), "stop",
				prediction.stop().map(stop -> stop.id()).orElse(""), "sentence", prediction.sentence(), "steps",
				prediction.steps(), "assumptions", prediction.assumptions(), "remedy",
				prediction.remedy().orElse(""));
	}

	private static Output.Tone tone(BootPrediction prediction) {
		return switch (prediction.verdict()) {
		case BOOTS -> Output.Tone.GOOD;
		case SERIAL_DOWNLOADER -> prediction.mode() == BootMode.SERIAL ? Output.Tone.QUIET : Output.Tone.WARNING;
		case SILENT -> Output.Tone.BAD;
		case UNKNOWN -> Output.Tone.WARNING;
		};
	}
}
