/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.bootseal.board.BoardSpec;
import org.bootseal.board.BootPins;
import org.bootseal.board.VirtualBoard;
import org.bootseal.board.memory.AttachedMemories;
import org.bootseal.board.memory.MemoryFittings;
import org.bootseal.board.memory.MemoryKind;
import org.bootseal.core.BadInputException;
import org.bootseal.core.connection.BootReport;
import org.bootseal.core.connection.FoundBoard;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bootseal board virtual}. */
@Command(name = "virtual", mixinStandardHelpOptions = true, sortOptions = false, //
		description = { "Make or look at a virtual board: ROM, flashloader, flash, fuses and HAB of a real one.",
				"It is kept in a file; \"write --state FILE\" provisions it.",
				"With --usbip or --attach it is on USB until Ctrl-C." })
final class BoardVirtualCommand extends CommandBase {

	@Option(names = "--state", paramLabel = "FILE", required = true, //
			description = "The file that keeps the board; made if it is not there.")
	private Path state;

	@Option(names = "--kind", paramLabel = "NAME", completionCandidates = Kinds.class, //
			description = "What board to make: ${COMPLETION-CANDIDATES} (default: MIMXRT1020-EVK).")
	private String kind;

	@Option(names = "--fit", paramLabel = "MEMORY", completionCandidates = Memories.class, //
			description = { "Fit a new board with a further memory that its pins choose: ${COMPLETION-CANDIDATES}.",
					"No evaluation board comes like that; the board is a variation." })
	private String fit;

	@Mixin
	private ScenarioOptions scenario;

	@Option(names = "--seed", paramLabel = "N", defaultValue = "1", //
			description = "Decides the unique id of a new board (default: ${DEFAULT-VALUE}).")
	private long seed;

	@Option(names = "--pins", paramLabel = "SETTING", //
			description = "Set the boot pins: ${COMPLETION-CANDIDATES}. They count from the next power cycle on.")
	private BootPins pins;

	@Option(names = "--xip-pin", arity = "1", paramLabel = "true|false", //
			description = "Set the boot pin of encrypted XIP, which makes the ROM decrypt the flash.")
	private Boolean xipPin;

	@Option(names = "--power-cycle", description = "Take the power away and give it again.")
	private boolean powerCycle;

	@Option(names = "--boot", //
			description = "Set the pins to internal boot, power cycle, and tell what the ROM does; fails if nothing boots.")
	private boolean boot;

	@Mixin
	private ServeOptions serve;

	@Option(names = "--log", description = "Show what the board saw in this run.")
	private boolean log;

	/** The memories that a board can be fitted with. */
	static final class Memories implements Iterable<String> {

		@Override
		public Iterator<String> iterator() {
			return Arrays.stream(MemoryKind.values()).filter(kind -> !AttachedMemories.chips(kind).isEmpty())
					.map(MemoryKind::bootMemory).iterator();
		}
	}

	/** The boards that can be made. */
	static final class Kinds implements Iterable<String> {

		@Override
		public Iterator<String> iterator() {
			return BoardSpec.names().iterator();
		}
	}

	BoardVirtualCommand(Environment environment) {
		super(environment);
	}

	@Override
	int run(Output output) throws IOException, BadInputException, InterruptedException {
		BoardOptions.checkPlace(state);
		serve.check();
		boolean isNew = !Files.exists(state);
		scenario.check(isNew, kind != null);
		VirtualBoard board = isNew ? made(output) : VirtualBoard.open(state);
		if (kind != null && !kind.equalsIgnoreCase(board.spec().name())) {
			throw new BadInputException(state + ": is a " + board.spec().name() + ", not a " + kind
					+ "; --kind is for new boards");
		}
		if (fit != null && !isNew) {
			throw new BadInputException(state + ": is there already; --fit is for new boards");
		}
		if (!serve.isGiven()) {
			return use(output, board, isNew, Optional.empty());
		}
		// Ctrl-C is answered only when the board is kept
		try (Interruption interruption = Interruption.ofProcess()) {
			return use(output, board, isNew, Optional.of(interruption));
		}
	}

	private int use(Output output, VirtualBoard board, boolean isNew, Optional<Interruption> end)
			throws IOException, BadInputException, InterruptedException {
		int exit = ExitCode.DONE;
		try (VirtualAccess access = new VirtualAccess(board, Optional.of(state), isNew)) {
			output.say((isNew ? "made a " : "") + access.describe());
			exit = handle(output, board);
			show(output, access);
			if (end.isPresent()) {
				serve(output, access, end.get());
			}
		}
		return exit;
	}

	/** Serves the board, and those beside it, until Ctrl-C; each is kept in a file of its own. */
	private void serve(Output output, VirtualAccess access, Interruption end) throws IOException, BadInputException {
		List<VirtualAccess> beside = new ArrayList<>();
		try {
			for (int number = 2; number <= serve.boards(); number++) {
				beside.add(neighbour(number));
			}
			List<VirtualBoard> boards = new ArrayList<>(List.of(access.board()));
			beside.forEach(each -> boards.add(each.board()));
			serve.run(output, boards, end);
		} finally {
			for (VirtualAccess each : beside) {
				each.close();
			}
		}
	}

	private VirtualAccess neighbour(int number) throws IOException, BadInputException {
		Path file = state.resolveSibling(state.getFileName() + "." + number);
		String path = "virtual:1-" + number;
		boolean isNew = !Files.exists(file);
		VirtualBoard board = isNew ? VirtualBoard.create(spec().withSeed(seed + number - 1).withPath(path))
				: VirtualBoard.open(file, path);
		return new VirtualAccess(board, Optional.of(file), isNew);
	}

	private VirtualBoard made(Output output) throws BadInputException, IOException {
		return scenario.isGiven() ? scenario.make(output, state) : VirtualBoard.create(spec().withSeed(seed));
	}

	private BoardSpec spec() throws BadInputException {
		BoardSpec spec = kind == null ? BoardSpec.mimxrt1020Evk() : BoardSpec.named(kind);
		if (fit == null) {
			return spec;
		}
		spec.device().device().bootMemory(fit);
		return spec.withMemories(MemoryFittings.booting(AttachedMemories.usual(MemoryKind.named(fit))));
	}

	private int handle(Output output, VirtualBoard board) {
		if (pins != null) {
			board.setBootPins(pins);
		}
		if (xipPin != null) {
			board.setXipPin(xipPin);
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
		output.say("boot pins: " + board.bootPins().name().toLowerCase(Locale.ROOT)
				+ (board.isXipPinSet() ? ", encrypted XIP" : ""));
		output.say("USB: " + bus);
		output.emit("virtualBoard", "state", state.toString(), "kind", board.spec().name(), "pins",
				board.bootPins().name().toLowerCase(Locale.ROOT), "xipPin", board.isXipPinSet(), "usb", bus);
		if (log) {
			for (String line : board.log()) {
				output.say(Output.Tone.QUIET, "  " + line);
				output.emit("log", "line", line);
			}
		}
	}
}
