/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

import org.bootseal.board.BoardSpec;
import org.bootseal.board.BootPins;
import org.bootseal.board.VirtualBoard;
import org.bootseal.core.BadInputException;
import org.bootseal.core.connection.BootReport;
import org.bootseal.core.connection.FoundBoard;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bootseal board virtual}. */
@Command(name = "virtual", mixinStandardHelpOptions = true, sortOptions = false, //
		description = { "Make or look at a virtual board: ROM, flashloader, flash, fuses and HAB of a real one.",
				"It is kept in a file; \"write --state FILE\" provisions it." })
final class BoardVirtualCommand extends CommandBase {

	@Option(names = "--state", paramLabel = "FILE", required = true, //
			description = "The file that keeps the board; made if it is not there.")
	private Path state;

	@Option(names = "--kind", paramLabel = "NAME", //
			description = "What board to make (default: MIMXRT1020-EVK).")
	private String kind;

	@Option(names = "--seed", paramLabel = "N", defaultValue = "1", //
			description = "Decides the unique id of a new board (default: ${DEFAULT-VALUE}).")
	private long seed;

	@Option(names = "--pins", paramLabel = "SETTING", //
			description = "Set the boot pins: ${COMPLETION-CANDIDATES}. They count from the next power cycle on.")
	private BootPins pins;

	@Option(names = "--power-cycle", description = "Take the power away and give it again.")
	private boolean powerCycle;

	@Option(names = "--boot", //
			description = "Set the pins to internal boot, power cycle, and tell what the ROM does; fails if nothing boots.")
	private boolean boot;

	@Option(names = "--log", description = "Show what the board saw in this run.")
	private boolean log;

	BoardVirtualCommand(Environment environment) {
		super(environment);
	}

	@Override
	int run(Output output) throws IOException, BadInputException, InterruptedException {
		BoardOptions.checkPlace(state);
		boolean isNew = !Files.exists(state);
		VirtualBoard board = isNew ? made() : VirtualBoard.open(state);
		if (kind != null && !kind.equalsIgnoreCase(board.spec().name())) {
			throw new BadInputException(state + ": is a " + board.spec().name() + ", not a " + kind
					+ "; --kind is for new boards");
		}
		int exit = ExitCode.DONE;
		try (VirtualAccess access = new VirtualAccess(board, Optional.of(state), isNew)) {
			output.say((isNew ? "made a " : "") + access.describe());
			exit = handle(output, board);
			show(output, access);
		}
		return exit;
	}

	private VirtualBoard made() throws BadInputException {
		BoardSpec spec = kind == null ? BoardSpec.mimxrt1020Evk() : BoardSpec.named(kind);
		return VirtualBoard.create(spec.withSeed(seed));
	}

	private int handle(Output output, VirtualBoard board) {
		if (pins != null) {
			board.setBootPins(pins);
		}
		if (!boot && !powerCycle) {
			return ExitCode.DONE;
		}
		BootReport report = boot ? board.bootInternally() : board.powerCycle();
		if (boot || report.booted() || board.bootPins() == BootPins.INTERNAL) {
			BootReportText.show(output, report);
		} else {
			output.say("The ROM waits in its serial downloader, as the boot pins say.");
		}
		return boot && !report.booted() ? ExitCode.FAILED : ExitCode.DONE;
	}

	private void show(Output output, VirtualAccess access) throws IOException, InterruptedException {
		VirtualBoard board = access.board();
		String bus = "not on the bus";
		for (FoundBoard found : access.found()) {
			bus = found.bus() + " " + found.product().strip();
		}
		output.say("boot pins: " + board.bootPins().name().toLowerCase(Locale.ROOT));
		output.say("USB: " + bus);
		output.emit("virtualBoard", "state", state.toString(), "kind", board.spec().name(), "pins",
				board.bootPins().name().toLowerCase(Locale.ROOT), "usb", bus);
		if (log) {
			for (String line : board.log()) {
				output.say(Output.Tone.QUIET, "  " + line);
				output.emit("log", "line", line);
			}
		}
	}
}
