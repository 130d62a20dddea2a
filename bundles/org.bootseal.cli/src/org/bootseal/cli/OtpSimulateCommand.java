/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.Provisioning;
import org.bootseal.core.config.ProvisioningFile;
import org.bootseal.core.otp.FuseGroup;
import org.bootseal.core.otp.FuseMap;
import org.bootseal.core.otp.FuseOutlook;
import org.bootseal.core.otp.FusePlan;
import org.bootseal.core.otp.FuseSnapshot;
import org.bootseal.core.otp.FuseStatus;
import org.bootseal.core.otp.FuseWord;
import org.bootseal.core.plan.WritePlanner;
import org.bootseal.core.plan.WriteRequest;
import org.bootseal.core.provision.BuiltProvisioning;
import org.bootseal.core.provision.ProvisioningRequest;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bootseal otp simulate}. */
@Command(name = "simulate", mixinStandardHelpOptions = true, sortOptions = false, //
		description = { "Show what the fuses of a board would be after burning, and what its next boot would do.",
				"Looks at no board, only at a file, and burns nothing." })
final class OtpSimulateCommand extends CommandBase {

	@Parameters(paramLabel = "FILE.bootseal", description = "The provisioning file.")
	private Path file;

	@Option(names = "--fuses", required = true, paramLabel = "FILE", //
			description = "The fuses as they are: what \"otp read\" wrote, or the file of a virtual board.")
	private Path fuses;

	@Option(names = { "-o", "--output" }, paramLabel = "FILE", //
			description = "Also write the fuses as they would be, as \"otp read\" does.")
	private Path target;

	@Mixin
	private BurnOptions burn;

	@Mixin
	private Passwords passwords;

	OtpSimulateCommand(Environment environment) {
		super(environment);
	}

	@Override
	int run(Output output) throws IOException, BadInputException {
		Provisioning what = ProvisioningFile.read(file);
		Set<FuseGroup> groups = burn.groups();
		BuiltProvisioning built = BuildText.build(output, what, passwords.source(environment()), environment().clock());
		WriteRequest request = ProvisioningRequest.of(what, built, groups, false);
		burn.checkWanted(request.fuses());
		// refuses what no board may get, as writing does
		WritePlanner.plan(request);
		FuseSnapshot before = FuseFiles.read(fuses, request.device().name());
		FusePlan plan = FusePlanText.plan(request, before);
		output.say("");
		output.say(Output.Tone.HEADING, "Simulate burning "
				+ (groups.isEmpty() ? "nothing" : String.join(", ", groups.stream().map(FuseGroup::id).toList()))
				+ " on the fuses in " + fuses);
		FusePlanText.show(output, "fuses", plan);
		FusePlanText.showConsequences(output, plan, groups);
		if (plan.checks().stream().anyMatch(check -> check.status() == FuseStatus.CONFLICT
				&& groups.contains(check.request().group()))) {
			output.say(Output.Tone.BAD, "These fuses can't be burnt as wanted: " + plan.summary());
			return ExitCode.FAILED;
		}
		FuseSnapshot after = new FuseSnapshot(before.device(), plan.after(groups));
		FuseMap map = FuseMap.of(request.device());
		showChanges(output, map, before.values(), after.values());
		showOutlook(output, FuseOutlook.of(map, after.values(), FusePlanText.imageSrk(request), request.srkIndex()));
		if (target != null) {
			WrittenFile.writePrivate(output, target, after.toYaml().getBytes(StandardCharsets.UTF_8),
					"fuses as they would be; they may be keys");
		}
		return ExitCode.DONE;
	}

	private static void showChanges(Output output, FuseMap map, Map<Integer, Integer> before,
			Map<Integer, Integer> after) {
		output.say(Output.Tone.HEADING, before.equals(after) ? "No fuse would change." : "Fuses that would change:");
		for (FuseWord word : map.words()) {
			int old = before.getOrDefault(word.index(), 0);
			int now = after.getOrDefault(word.index(), 0);
			if (old != now) {
				output.say(String.format(Locale.ROOT, "  %3d %-20s 0x%08X -> 0x%08X", word.index(), word.name(), old,
						now));
				output.emit("change", "word", word.index(), "name", word.name(), "before", Integer.toUnsignedLong(old),
						"after", Integer.toUnsignedLong(now));
			}
		}
	}

	private static void showOutlook(Output output, List<String> outlook) {
		output.say(Output.Tone.HEADING, "The next boot:");
		outlook.forEach(line -> output.say("  " + line));
		output.emit("outlook", "lines", outlook);
	}
}
