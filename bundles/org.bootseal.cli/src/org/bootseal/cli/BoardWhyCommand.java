/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bootseal.core.BadInputException;
import org.bootseal.core.config.Provisioning;
import org.bootseal.core.config.ProvisioningFile;
import org.bootseal.core.plan.StepRecord;
import org.bootseal.core.predict.BootMode;
import org.bootseal.core.predict.BootPrediction;
import org.bootseal.core.predict.BootPrediction.Verdict;
import org.bootseal.core.predict.BootPredictor;
import org.bootseal.core.predict.BootRegisters;
import org.bootseal.core.provision.BuiltProvisioning;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code bootseal board why}. */
@Command(name = "why", mixinStandardHelpOptions = true, sortOptions = false, //
		description = { "Say why a board came back in its serial downloader at the last reset.",
				"Asks the ROM for its last HAB verdict, and reads what was latched at the reset, fuses and flash."
						+ " Changes nothing." })
final class BoardWhyCommand extends CommandBase {

	@Parameters(paramLabel = "FILE.bootseal", description = "The provisioning file: device, flash, flashloader, board.")
	private Path file;

	@Mixin
	private BoardOptions board;

	@Mixin
	private Passwords passwords;

	BoardWhyCommand(Environment environment) {
		super(environment);
	}

	@Override
	int run(Output output) throws IOException, BadInputException {
		Provisioning what = ProvisioningFile.read(file);
		BuiltProvisioning built = BuildText.build(output, what, passwords.source(environment()), environment().clock());
		try (Interruption interruption = Interruption.ofProcess(); BoardAccess access = board.open(what)) {
			PredictionText.Look look = PredictionText.look(output, what, built, access, interruption);
			if (look.record().failure().isPresent()) {
				return RunEnd.fail(output, look.record().failure().get(), access);
			}
			output.say(Output.Tone.HEADING, "Why the board is in its serial downloader");
			look.record().steps().stream().filter(step -> step.id().equals("start-flashloader"))
					.map(StepRecord::message).filter(message -> message.contains("HAB"))
					.forEach(message -> output.say("  the ROM said: " + message));
			tell(output, look);
		}
		return ExitCode.DONE;
	}

	private static void tell(Output output, PredictionText.Look look) throws BadInputException {
		Optional<BootRegisters> registers = look.read().registers();
		registers.ifPresent(found -> output.say("  the part said: " + found));
		List<String> traces = look.read().traces().sentences();
		traces.forEach(line -> output.say("  the part said: " + line));
		output.emit("traces", "lines", traces);
		if (registers.isEmpty()) {
			output.warn("The boot mode registers can't be read, so it is not known how the boot pins stood.");
		}
		BootMode mode = registers.map(BootRegisters::mode).orElse(BootMode.INTERNAL);
		BootPrediction prediction = BootPredictor.predict(look.read().situation(), mode);
		PredictionText.show(output, prediction, true);
		if (prediction.verdict() == Verdict.BOOTS) {
			output.say("  By all that can be read the board should have booted. It may have been reset into the serial"
					+ " downloader by its application, or read its flash wrongly at that moment.");
		}
		if (mode == BootMode.SERIAL) {
			PredictionText.show(output, BootPredictor.predict(look.read().situation(), BootMode.INTERNAL), true);
		}
	}
}
