/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
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
import org.bootseal.core.otp.FuseFinding;
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
		if (offline) {
			return showWanted(output, what);
		}
		BuiltProvisioning built = BuildText.build(output, what, passwords.source(environment()), environment().clock());
		WritePlan whole = WritePlanner.plan(ProvisioningRequest.of(what, built, Set.of(), false));
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
				// a refusal stands beside its word already
				fuses.findings(groups.isEmpty() ? EnumSet.allOf(FuseGroup.class) : groups).stream()
						.filter(finding -> finding.severity() == FuseFinding.Severity.WARNING)
						.forEach(finding -> output.say(Output.Tone.WARNING, "    ! " + finding));
				if (!groups.isEmpty()) {
					showToken(output, fuses, groups);
				}
			}
		};
	}

	/** The token stands for all groups that were named, as it does for the write command. */
	private static void showToken(Output output, FusePlan fuses, Set<FuseGroup> groups) {
		List<String> names = fuses.checks().stream().filter(check -> check.status() == FuseStatus.WRITE)
				.map(check -> check.request().group()).filter(groups::contains).distinct().map(FuseGroup::id).toList();
		String token = names.isEmpty() ? "" : fuses.token(groups);
		output.say(names.isEmpty() ? "    no fuse of the groups that were named is to be burnt"
				: "    to agree beforehand to burn " + String.join(", ", names) + ": token: " + token);
		output.emit("token", "groups", names, "token", token);
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
}
