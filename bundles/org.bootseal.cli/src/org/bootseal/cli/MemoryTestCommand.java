/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;

import org.bootseal.core.BadInputException;
import org.bootseal.core.Progress;
import org.bootseal.core.config.Provisioning;
import org.bootseal.core.config.ProvisioningFile;
import org.bootseal.core.config.YamlValue;
import org.bootseal.core.plan.MemoryJournal;
import org.bootseal.core.plan.MemoryTest;
import org.bootseal.core.plan.MemoryTest.Finding;
import org.bootseal.core.plan.MemoryTest.Sectors;
import org.bootseal.core.plan.MemoryTestPlan;
import org.bootseal.core.plan.PlanRunner;
import org.bootseal.core.plan.RunRecord;
import org.bootseal.core.provision.BuiltProvisioning;
import org.bootseal.core.provision.ProvisioningRequest;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bootseal memory test}. */
@Command(name = "test", mixinStandardHelpOptions = true, sortOptions = false, //
		description = { "Test on a board whether its flash works with the option words of a provisioning file.",
				"Without --sector or --fcb the flash is only read." })
final class MemoryTestCommand extends CommandBase {

	@Parameters(paramLabel = "FILE.bootseal", description = "The provisioning file.")
	private Path file;

	@Option(names = "--sector", //
			description = "Erase, program and read back one sector, and restore it: the last one of the flash.")
	private boolean sector;

	@Option(names = "--at", paramLabel = "ADDRESS", description = "With --sector: the sector at this address.")
	private String address;

	@Option(names = "--fcb", //
			description = "As --sector, and also let the flashloader write its FCB, check that, and restore the sector.")
	private boolean fcb;

	@Mixin
	private BoardOptions board;

	@Mixin
	private Passwords passwords;

	MemoryTestCommand(Environment environment) {
		super(environment);
	}

	@Override
	int run(Output output) throws IOException, BadInputException {
		Sectors sectors = fcb ? Sectors.ONE_AND_FCB : sector ? Sectors.ONE : Sectors.NONE;
		OptionalLong place = place(sectors);
		Provisioning what = ProvisioningFile.read(file);
		BuiltProvisioning built = BuildText.build(output, what, passwords.source(environment()), environment().clock());
		MemoryTestPlan plan = ProvisioningRequest.memoryTest(what, built, sectors, place).plan();
		try (Interruption interruption = Interruption.ofProcess();
				BoardAccess access = board.open(what)) {
			return run(output, plan, access, interruption);
		}
	}

	private OptionalLong place(Sectors sectors) throws BadInputException {
		if (address == null) {
			return OptionalLong.empty();
		}
		if (sectors == Sectors.NONE) {
			throw new BadInputException("--at goes with --sector or --fcb only");
		}
		try {
			return OptionalLong.of(YamlValue.parseNumber(address));
		} catch (NumberFormatException e) {
			throw new BadInputException("--at: found \"" + address + "\", expected an address such as 0x60100000", e);
		}
	}

	private static int run(Output output, MemoryTestPlan plan, BoardAccess access, Progress progress) {
		output.say("");
		output.say(Output.Tone.HEADING, plan.title() + ", " + access.describe());
		plan.notes().forEach(note -> output.say("note: " + note));
		RunRecord record = PlanRunner.run(plan, access.finder(), access.choice(), asked -> true, progress,
				new MemoryJournal(), new RunView(output, plan.steps().size()));
		for (Finding finding : MemoryTest.findings(record)) {
			output.say(finding.proven() ? Output.Tone.GOOD : Output.Tone.WARNING,
					(finding.proven() ? "  + " : "  - ") + finding.text());
			output.emit("finding", "proven", finding.proven(), "text", finding.text());
		}
		return RunEnd.conclude(output, record, access);
	}
}
