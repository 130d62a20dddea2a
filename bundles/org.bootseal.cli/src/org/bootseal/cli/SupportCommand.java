/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.bootseal.core.BadInputException;
import org.bootseal.core.CancelledException;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.FoundBoard;
import org.bootseal.core.support.SupportCollector;
import org.bootseal.core.support.SupportDraft;
import org.bootseal.usb.uart.SerialPorts;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bootseal support}. */
@Command(name = "support", mixinStandardHelpOptions = true, sortOptions = false, //
		description = {
				"Collect what others need to help: records of runs, configuration files, versions, boards; as a zip.",
				"What is in it is shown first. Passwords, keys, images and what stands in key fuses are not in it." })
final class SupportCommand extends CommandBase {

	private static final String USUAL = "bootseal-support.zip";

	@Parameters(paramLabel = "FILE.bootseal", arity = "0..*", //
			description = "Provisioning files; what they name and the records in their output folders come along.")
	private List<Path> files = List.of();

	@Option(names = "--record", paramLabel = "FILE", description = "The record of a run. May be given several times.")
	private List<Path> records = List.of();

	@Option(names = { "-o", "--out" }, paramLabel = "FILE.zip", defaultValue = USUAL, //
			description = "Where to (default: ${DEFAULT-VALUE}).")
	private Path out;

	@Option(names = "--list", description = "Only show what would be in it.")
	private boolean onlyList;

	@Option(names = "--yes", description = "Write it without a question.")
	private boolean yes;

	@Mixin
	private BoardOptions board;

	SupportCommand(Environment environment) {
		super(environment);
	}

	@Override
	int run(Output output) throws IOException, BadInputException, CancelledException, InterruptedException {
		SupportCollector collector = new SupportCollector(Path.of(System.getProperty("user.home", "")));
		collector.versions(String.join("\n", new Version().getVersion()));
		try (Interruption interruption = Interruption.ofProcess()) {
			for (Path file : files) {
				collector.provisioning(file, interruption);
			}
		}
		for (Path record : records) {
			collector.record(record);
		}
		collector.text("boards.txt", "boards and serial ports", boards());
		SupportDraft draft = collector.draft();
		output.say(Output.Tone.HEADING, "What is in the support zip");
		draft.listing().forEach(line -> output.say("  " + line));
		output.emit("contents", "files", draft.files().stream().map(file -> file.name()).toList(), "leftOut",
				draft.leftOut());
		if (onlyList) {
			return ExitCode.DONE;
		}
		if (!yes && environment().terminal().isThere() && !output.isJson() && !environment().terminal()
				.ask("Write " + out + "? [Y/n] ").orElse("n").strip().matches("(?i)|y|yes")) {
			throw new CancelledException("nothing was written");
		}
		draft.write(out, environment().clock().instant());
		output.say(Output.Tone.GOOD, "Wrote " + out + "; look into it before you send it.");
		output.emit("support", "path", out.toString());
		return ExitCode.DONE;
	}

	/** What is there; what can't be looked at is told, because that may be the question. */
	private String boards() throws BadInputException, InterruptedException {
		StringBuilder text = new StringBuilder("boards:\n");
		try {
			board.requireKept();
			try (BoardAccess access = board.open("usb")) {
				for (FoundBoard each : access.found()) {
					text.append(
							String.format(Locale.ROOT, "  %s  %s  %s  %s  %s%n", each.path(), each.bus(), each.mode(),
									each.product().strip(), each.problem()));
				}
			}
		} catch (IOException e) {
			text.append("  can't be listed: ").append(e.getMessage()).append('\n');
		}
		text.append("serial ports:\n");
		try {
			SerialPorts.all().forEach(port -> text.append("  ").append(port.name()).append("  ")
					.append(port.description()).append('\n'));
		} catch (ConnectionException e) {
			text.append("  can't be listed: ").append(e.getMessage()).append('\n');
		}
		return text.toString();
	}
}
