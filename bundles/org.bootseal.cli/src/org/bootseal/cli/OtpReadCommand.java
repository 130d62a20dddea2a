/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.bootseal.core.BadInputException;
import org.bootseal.core.Progress;
import org.bootseal.core.config.Provisioning;
import org.bootseal.core.config.ProvisioningFile;
import org.bootseal.core.otp.FuseMap;
import org.bootseal.core.otp.FusePlan;
import org.bootseal.core.otp.FuseSnapshot;
import org.bootseal.core.plan.BoardCommand;
import org.bootseal.core.plan.LookStep;
import org.bootseal.core.plan.MemoryJournal;
import org.bootseal.core.plan.PlanRunner;
import org.bootseal.core.plan.ReadFusesStep;
import org.bootseal.core.plan.RunRecord;
import org.bootseal.core.plan.StartFlashloaderStep;
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

/** {@code bootseal otp read}. */
@Command(name = "read", mixinStandardHelpOptions = true, sortOptions = false, //
		description = {
				"Read all fuses of a board into a file, with which \"otp plan\" and \"otp simulate\" do without the"
						+ " board.",
				"Burns and erases nothing. The flashloader is started if the board is in its ROM." })
final class OtpReadCommand extends CommandBase {

	@Parameters(paramLabel = "FILE.bootseal", description = "The provisioning file, which knows the flashloader.")
	private Path file;

	@Option(names = { "-o", "--output" }, required = true, paramLabel = "FILE", //
			description = "Where to write the fuses. They may be keys; only you can read the file.")
	private Path target;

	@Mixin
	private BoardOptions board;

	@Mixin
	private Passwords passwords;

	/** What was read, by word index. */
	private final Map<Integer, Integer> values = new TreeMap<>();

	OtpReadCommand(Environment environment) {
		super(environment);
	}

	@Override
	int run(Output output) throws IOException, BadInputException {
		Provisioning what = ProvisioningFile.read(file);
		BuiltProvisioning built = BuildText.build(output, what, passwords.source(environment()), environment().clock());
		WriteRequest request = ProvisioningRequest.of(what, built, Set.of(), false);
		FuseMap map = FuseMap.of(request.device());
		try (BoardAccess access = board.open(what)) {
			WritePlan look = plan(request, map, "Read the fuses of " + access.describe());
			output.say("");
			output.say(Output.Tone.HEADING, look.title());
			RunRecord record = PlanRunner.run(look, access.finder(), access.choice(), asked -> true, Progress.NONE,
					new MemoryJournal(), new RunView(output, look.steps().size()) {
						@Override
						public void fusesCompared(Step step, FusePlan fuses) {
							values.putAll(fuses.burnt());
						}
					});
			if (record.failure().isPresent()) {
				return RunEnd.fail(output, record.failure().get(), access);
			}
		}
		FuseSnapshot snapshot = FuseFiles.readable(request.device(), map, values);
		byte[] yaml = snapshot.toYaml().getBytes(StandardCharsets.UTF_8);
		WrittenFile.writePrivate(output, target, yaml,
				snapshot.values().size() + " of " + map.words().size() + " fuse words; they may be keys");
		return ExitCode.DONE;
	}

	private static WritePlan plan(WriteRequest request, FuseMap map, String title) throws BadInputException {
		WritePlan whole = WritePlanner.plan(request);
		List<Step> steps = new ArrayList<>(whole.steps().stream()
				.filter(step -> step instanceof LookStep || step instanceof StartFlashloaderStep).toList());
		steps.add(new ReadFusesStep(
				map.words().stream()
						.map(word -> new BoardCommand.ReadFuse(request.device().flashloaderId(), word.index()))
						.toList(),
				Optional.empty(), map, List.of(), request.imageSrk(), request.srkIndex(), Set.of()));
		return new WritePlan(request.device(), title, whole.image(), List.of(), steps);
	}
}
