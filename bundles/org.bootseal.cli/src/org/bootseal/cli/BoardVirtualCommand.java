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

	@Option(names = "--kind", paramLabel = "NAME", defaultValue = "MIMXRT1020-EVK", //
			description = "What board to make (default: ${DEFAULT-VALUE}).")
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
		boolean isNew = !Files.exists(state);
		VirtualBoard board = isNew
				? VirtualBoard.create(BoardSpec.named(kind).withSeed(seed))
				: VirtualBoard.open(state);
		int exit = ExitCode.DONE;
		try (BoardAccess access = new BoardAccess(board, Optional.of(state))) {
			output.say((isNew ? "made " : "") + access.describe());
			exit = handle(output, board);
			show(output, access);
		}
		return exit;
	}

	private int handle(Output output, VirtualBoard board) {
		if (pins != null) {
			board.setBootPins(pins);
		}
		if (!boot && !powerCycle) {
			return ExitCode.DONE;
		}
		BootReport report = boot ? board.bootInternally() : board.powerCycle();
		BootReportText.show(output, report);
		return boot && !report.booted() ? ExitCode.FAILED : ExitCode.DONE;
	}

	private void show(Output output, BoardAccess access) throws IOException, InterruptedException {
		VirtualBoard board = access.board();
		String bus = "not on the bus";
		for (FoundBoard found : access.found()) {
			bus = found.usbId() + " " + found.product().strip();
		}
		output.say("boot pins: " + board.bootPins().name().toLowerCase(Locale.ROOT) + ", USB: " + bus);
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
