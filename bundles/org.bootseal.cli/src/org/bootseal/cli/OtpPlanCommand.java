/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.bootseal.core.BadInputException;
import org.bootseal.core.Progress;
import org.bootseal.core.config.Provisioning;
import org.bootseal.core.config.ProvisioningFile;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.keys.KeyTree;
import org.bootseal.core.keys.SrkTable;
import org.bootseal.core.otp.FuseCheck;
import org.bootseal.core.otp.FuseRequest;
import org.bootseal.core.plan.BoardChoice;
import org.bootseal.core.plan.MemoryJournal;
import org.bootseal.core.plan.PlanRunner;
import org.bootseal.core.plan.ReadFusesStep;
import org.bootseal.core.plan.RunRecord;
import org.bootseal.core.plan.Step;
import org.bootseal.core.plan.WritePlan;
import org.bootseal.core.plan.WritePlanner;
import org.bootseal.core.provision.BuiltProvisioning;
import org.bootseal.core.provision.ProvisioningRequest;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bootseal otp plan}. */
@Command(name = "plan", mixinStandardHelpOptions = true, sortOptions = false, //
		description = { "Read the fuses of a board and show what burning as a provisioning file wants it would change.",
				"Burns and erases nothing. The flashloader is started if the board is in its ROM." })
final class OtpPlanCommand extends CommandBase {

	@Parameters(paramLabel = "FILE.bootseal", description = "The provisioning file.")
	private Path file;

	@Option(names = "--offline", description = "Look at no board; show only what is wanted.")
	private boolean offline;

	@Mixin
	private BoardOptions board;

	@Mixin
	private Passwords passwords;

	OtpPlanCommand(Environment environment) {
		super(environment);
	}

	@Override
	int run(Output output) throws IOException, BadInputException {
		Provisioning what = ProvisioningFile.read(file);
		if (offline) {
			return showWanted(output, what);
		}
		BuiltProvisioning built = BuildText.build(output, what, passwords.source(environment()), environment().clock());
		WritePlan whole = WritePlanner.plan(ProvisioningRequest.of(what, built, Set.of(), false));
		try (BoardAccess access = board.open(what.connection(), what.file().toAbsolutePath().getParent())) {
			WritePlan look = new WritePlan(whole.device(), "Look at the fuses of " + access.describe(), whole.image(),
					List.of(), untilFusesAreRead(whole));
			output.say("");
			output.say(Output.Tone.HEADING, look.title());
			RunRecord record = PlanRunner.run(look, access.finder(), BoardChoice.at(access.path()), asked -> true,
					Progress.NONE, new MemoryJournal(), new RunView(output, look.steps().size()));
			if (record.failure().isPresent()) {
				return RunEnd.fail(output, record.failure().get());
			}
			record.fuses().forEach(check -> show(output, check));
			return ExitCode.DONE;
		}
	}

	private static List<Step> untilFusesAreRead(WritePlan plan) throws BadInputException {
		for (int i = 0; i < plan.steps().size(); i++) {
			if (plan.steps().get(i) instanceof ReadFusesStep) {
				return plan.steps().subList(0, i + 1);
			}
		}
		throw new BadInputException("the provisioning file wants no fuses; there is nothing to plan");
	}

	private static int showWanted(Output output, Provisioning what) throws IOException, BadInputException {
		Device device = DeviceCatalogue.builtIn().find(what.device());
		Optional<SrkTable> srks = what.keys().isPresent()
				? Optional.of(KeyTree.open(what.keys().get().folder()).srkTable())
				: Optional.empty();
		for (FuseRequest request : ProvisioningRequest.fuses(what, device, srks)) {
			output.say(String.format("%-20s |= 0x%X (mask: 0x%X)  group %s", request.word().name(), request.value(),
					request.mask(), request.group().id()));
			output.emit("fuse", "word", request.word().index(), "name", request.word().name(), "value",
					Integer.toUnsignedLong(request.value()), "mask", Integer.toUnsignedLong(request.mask()), "group",
					request.group().id());
		}
		return ExitCode.DONE;
	}

	private static void show(Output output, FuseCheck check) {
		output.emit("fuse", "word", check.request().word().index(), "name", check.request().word().name(), "value",
				Integer.toUnsignedLong(check.request().value()), "mask",
				Integer.toUnsignedLong(check.request().mask()), "current", Integer.toUnsignedLong(check.current()),
				"status", check.status().name(), "group", check.request().group().id(), "reason", check.reason());
	}
}
