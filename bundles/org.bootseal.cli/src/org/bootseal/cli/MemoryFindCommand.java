/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.bootseal.core.BadInputException;
import org.bootseal.core.Progress;
import org.bootseal.core.config.Provisioning;
import org.bootseal.core.config.ProvisioningFile;
import org.bootseal.core.config.YamlDocument;
import org.bootseal.core.config.YamlValue;
import org.bootseal.core.finder.FindMemory;
import org.bootseal.core.finder.FoundMemory;
import org.bootseal.core.finder.MemoryEdit;
import org.bootseal.core.io.OutputFile;
import org.bootseal.core.plan.MemoryJournal;
import org.bootseal.core.plan.PlanRunner;
import org.bootseal.core.plan.RunRecord;
import org.bootseal.core.provision.BuiltProvisioning;
import org.bootseal.core.runlog.LoggedRun;
import org.bootseal.core.runlog.RunFile;
import org.bootseal.core.runlog.RunState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bootseal memory find}. */
@Command(name = "find", mixinStandardHelpOptions = true, sortOptions = false, //
		description = { "Find out how the flash of a board is used: who it is, at which port and pins, how fast.",
				"Without --yes-scratch-sector the flash is only read." })
final class MemoryFindCommand extends CommandBase {

	@Parameters(paramLabel = "FILE.bootseal", description = "The provisioning file: device, flashloader, board.")
	private Path file;

	@Option(names = "--yes-scratch-sector", //
			description = "Erase, program and read back one sector, and restore it. Its content is kept in a file meanwhile.")
	private boolean scratch;

	@Option(names = "--sector", paramLabel = "ADDRESS", //
			description = "With --yes-scratch-sector: the sector at this address (default: the last one of the flash).")
	private String sector;

	@Option(names = "--reads", paramLabel = "N", defaultValue = "" + FindMemory.READS, //
			description = "How often the flash is read at a clock before it counts as good (default: ${DEFAULT-VALUE}).")
	private int reads;

	@Option(names = "--minutes", paramLabel = "N", defaultValue = "10", //
			description = "After how many minutes nothing new is tried (default: ${DEFAULT-VALUE}).")
	private int minutes;

	@Option(names = "--out", paramLabel = "FILE.memcfg.yaml", description = "Also write a memory configuration file.")
	private Path out;

	@Option(names = "--fcb", paramLabel = "FILE", //
			description = "Where to write an FCB if only that works (a chip without SFDP).")
	private Path fcb;

	@Option(names = "--record", paramLabel = "FILE", //
			description = "Where the record of all tries is kept (default: find-memory.json in the output folder).")
	private Path recordFile;

	@Option(names = "--edit", description = "Change the provisioning file without asking. Without this it is asked.")
	private boolean edit;

	@Mixin
	private BoardOptions board;

	@Mixin
	private Passwords passwords;

	MemoryFindCommand(Environment environment) {
		super(environment);
	}

	@Override
	int run(Output output) throws IOException, BadInputException {
		if (sector != null && !scratch) {
			throw new BadInputException("--sector goes with --yes-scratch-sector only");
		}
		if (reads < 1 || minutes < 1) {
			throw new BadInputException("--reads and --minutes are at least 1");
		}
		Provisioning what = ProvisioningFile.read(file);
		BuiltProvisioning built = BuildText.build(output, what, passwords.source(environment()), environment().clock());
		FindMemory.Search search = new FindMemory(built.device(), built.unsignedFlashloader(),
				built.signedFlashloader(), scratch, address(), what.output(), reads, Duration.ofMinutes(minutes))
				.search();
		try (Interruption interruption = Interruption.ofProcess(); BoardAccess access = board.open(what)) {
			return run(output, search, access, interruption);
		}
	}

	private OptionalLong address() throws BadInputException {
		if (sector == null) {
			return OptionalLong.empty();
		}
		try {
			return OptionalLong.of(YamlValue.parseNumber(sector));
		} catch (NumberFormatException e) {
			throw new BadInputException("--sector: found \"" + sector + "\", expected an address such as 0x60100000",
					e);
		}
	}

	private int run(Output output, FindMemory.Search search, BoardAccess access, Progress progress)
			throws IOException, BadInputException {
		output.say("");
		output.say(Output.Tone.HEADING, search.plan().title() + ", " + access.describe());
		search.plan().notes().forEach(note -> output.say("note: " + note));
		RunRecord record = PlanRunner.run(search.plan(), access.finder(), access.choice(), asked -> scratch, progress,
				new MemoryJournal(), new RunView(output, search.plan().steps().size()));
		keepRecord(output, search, access, record);
		if (search.found().isPresent()) {
			show(output, search.found().get());
			keep(output, search.found().get());
		}
		return RunEnd.conclude(output, record, access);
	}

	/** Each try is in it. */
	private void keepRecord(Output output, FindMemory.Search search, BoardAccess access, RunRecord record)
			throws IOException, BadInputException {
		Path target = recordFile != null ? recordFile
				: ProvisioningFile.read(file).output().resolve("find-memory.json");
		LoggedRun run = LoggedRun
				.started(environment().clock().instant(), "memory find", file.toString(), access.describe())
				.planned(search.plan());
		RunFile.write(target, run.ended(RunState.of(record.outcome()), RunEnd.sentence(record), Optional.of(record)));
		output.say("  the record of all tries is in " + target);
	}

	private static void show(Output output, FoundMemory memory) {
		output.say(Output.Tone.HEADING, "Found: " + memory.chip());
		output.say("  at " + memory.place());
		output.say("  " + memory.marginText());
		memory.proofs().forEach(proof -> output.say(Output.Tone.GOOD, "  + " + proof));
		memory.open().forEach(open -> output.say(Output.Tone.WARNING, "  - " + open));
		output.say(Output.Tone.GOOD, "  use " + memory);
		output.emit("memory", "words",
				memory.option().map(option -> option.words().stream().map(Integer::toUnsignedLong).toList())
						.orElse(List.of()),
				"instance", memory.instance().orElse(0), "chip", memory.chip(), "place", memory.place(), "margin",
				memory.marginText(), "proofs", memory.proofs(), "open", memory.open());
	}

	private void keep(Output output, FoundMemory memory) throws IOException, BadInputException {
		if (memory.fcb().isPresent()) {
			if (fcb == null) {
				output.warn("No option words work, only an FCB; --fcb FILE writes it");
			} else {
				WrittenFile.write(output, fcb, memory.fcb().get(), "FCB");
			}
			return;
		}
		Optional<Path> configuration = Optional.ofNullable(out);
		if (configuration.isPresent()) {
			WrittenFile.write(output, out,
					memory.configuration(out).orElseThrow().text().getBytes(StandardCharsets.UTF_8),
					"memory configuration");
		}
		edit(output, memory, configuration.map(path -> file.toAbsolutePath().getParent()
				.relativize(path.toAbsolutePath())));
	}

	/** The change of the file is shown, and made if the user agrees. */
	private void edit(Output output, FoundMemory memory, Optional<Path> configuration)
			throws IOException, BadInputException {
		String before = Files.readString(file, StandardCharsets.UTF_8);
		String after = MemoryEdit.apply(YamlDocument.parse(file, before), memory, configuration);
		if (before.equals(after)) {
			output.say(file + " says so already.");
			return;
		}
		output.say("In " + file + ":");
		List<String> old = before.lines().toList();
		List<String> now = after.lines().toList();
		old.stream().filter(line -> !now.contains(line)).forEach(line -> output.say(Output.Tone.BAD, "  - " + line));
		now.stream().filter(line -> !old.contains(line)).forEach(line -> output.say(Output.Tone.GOOD, "  + " + line));
		boolean agreed = edit || !output.isJson() && environment().terminal().isThere()
				&& environment().terminal().ask("  Change the file? Type yes: ").filter("yes"::equals).isPresent();
		if (agreed) {
			OutputFile.write(file, after.getBytes(StandardCharsets.UTF_8));
			output.say("  changed " + file);
		} else {
			output.say("  not changed; --edit changes it");
		}
		output.emit("edit", "file", file.toString(), "changed", agreed);
	}
}
