/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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
import org.bootseal.core.otp.FuseGroup;
import org.bootseal.core.otp.FusePlan;
import org.bootseal.core.otp.FuseRequest;
import org.bootseal.core.otp.FuseStatus;
import org.bootseal.core.plan.MemoryJournal;
import org.bootseal.core.plan.PlanRunner;
import org.bootseal.core.plan.ReadFusesStep;
import org.bootseal.core.plan.RunRecord;
import org.bootseal.core.plan.Step;
import org.bootseal.core.plan.WritePlan;
import org.bootseal.core.plan.WritePlanner;
import org.bootseal.core.plan.WriteRequest;
import org.bootseal.core.provision.BuiltProvisioning;
import org.bootseal.core.provision.ProvisioningRequest;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bootseal otp plan}. */
@Command(name = "plan", mixinStandardHelpOptions = true, sortOptions = false, //
		description = { "Read the fuses of a board and show what burning as a provisioning file wants it would change.",
				"Burns and erases nothing. The flashloader is started if the board is in its ROM.",
				"With --burn, --close and --lock it tells the token by which \"write\" may burn just that." })
final class OtpPlanCommand extends CommandBase {

	@Parameters(paramLabel = "FILE.bootseal", description = "The provisioning file.")
	private Path file;

	@Option(names = "--offline", description = "Look at no board; show only what is wanted.")
	private boolean offline;

	@Option(names = "--fuses", paramLabel = "FILE", description = {
			"Look at no board, but at fuses that \"otp read\" wrote, or at the file of a virtual board." })
	private Path fuses;

	@Mixin
	private BurnOptions burn;

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
		Set<FuseGroup> groups = burn.groups();
		if (fuses != null && (offline || board.isGiven())) {
			throw new BadInputException("--fuses goes without --offline and without a board");
		}
		if (offline) {
			return showWanted(output, what);
		}
		BuiltProvisioning built = BuildText.build(output, what, passwords.source(environment()), environment().clock());
		WriteRequest request = ProvisioningRequest.of(what, built, Set.of(), false);
		WritePlan whole = WritePlanner.plan(request);
		if (fuses != null) {
			return planWith(output, request, groups);
		}
		try (BoardAccess access = board.open(what)) {
			WritePlan look = new WritePlan(whole.device(), "Look at the fuses of " + access.describe(), whole.image(),
					List.of(), untilFusesAreRead(whole));
			output.say("");
			output.say(Output.Tone.HEADING, look.title());
			RunRecord record = PlanRunner.run(look, access.finder(), access.choice(), asked -> true,
					Progress.NONE, new MemoryJournal(), view(output, look.steps().size(), groups));
			if (record.failure().isPresent()) {
				return RunEnd.fail(output, record.failure().get(), access);
			}
			return record.fuses().stream().anyMatch(check -> check.status() == FuseStatus.CONFLICT) ? ExitCode.FAILED
					: ExitCode.DONE;
		}
	}

	/** Shows the run, and after the fuses what to agree with to burn the groups that were named. */
	private static RunView view(Output output, int steps, Set<FuseGroup> groups) {
		return new RunView(output, steps) {
			@Override
			public void fusesCompared(Step step, FusePlan fuses) {
				super.fusesCompared(step, fuses);
				FusePlanText.showConsequences(output, fuses, groups);
			}
		};
	}

	/** The same without a board: what was read of it before stands for it. */
	private int planWith(Output output, WriteRequest request, Set<FuseGroup> groups)
			throws IOException, BadInputException {
		FusePlan plan = FusePlanText.plan(request, FuseFiles.read(fuses, request.device().name()));
		output.say("");
		output.say(Output.Tone.HEADING, "Compare the fuses in " + fuses + " with what is wanted");
		FusePlanText.show(output, "fuses", plan);
		FusePlanText.showConsequences(output, plan, groups);
		output.say("  " + plan.summary());
		return plan.hasConflict() ? ExitCode.FAILED : ExitCode.DONE;
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
		List<FuseRequest> wanted = new ArrayList<>(ProvisioningRequest.fuses(what, device, srks));
		wanted.addAll(ProvisioningRequest.xipFuses(what, device));
		for (FuseRequest request : FusePlan.merged(wanted)) {
			output.say(String.format("%-20s |= %s (mask: 0x%X)  group %s", request.word().name(),
					request.text(request.value()), request.mask(), request.group().id()));
			output.emit("fuse", "word", request.word().index(), "name", request.word().name(), "value",
					Integer.toUnsignedLong(request.shown().value()), "mask", Integer.toUnsignedLong(request.mask()),
					"group", request.group().id());
		}
		return ExitCode.DONE;
	}
}
