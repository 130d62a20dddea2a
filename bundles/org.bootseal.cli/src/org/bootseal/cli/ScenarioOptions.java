/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

import org.bootseal.board.VirtualBoard;
import org.bootseal.board.scenario.Rehearsal;
import org.bootseal.board.scenario.Scenario;
import org.bootseal.board.scenario.ScenarioReader;
import org.bootseal.board.scenario.Scenarios;
import org.bootseal.core.BadInputException;

import picocli.CommandLine.Option;

/** Which scenario a new virtual board is of. */
final class ScenarioOptions {

	@Option(names = "--scenario", paramLabel = "ID|FILE", //
			description = { "Make a board that fails as real ones do; \"board scenarios\" lists them.",
					"Several at once are joined by +." })
	private String scenario;

	@Option(names = "--workspace", paramLabel = "FOLDER", //
			description = "With --scenario: also make an empty folder with what the user of the scenario has.")
	private Path workspace;

	boolean isGiven() {
		return scenario != null;
	}

	/** Refuses what does not go together. */
	void check(boolean isNew, boolean isOtherwiseDescribed) throws BadInputException, IOException {
		if (workspace != null && scenario == null) {
			throw new BadInputException("--workspace goes with --scenario only");
		}
		if (scenario != null && (!isNew || isOtherwiseDescribed)) {
			throw new BadInputException(
					"--scenario is for new boards, and does not go with --kind: the scenario says it");
		}
		if (workspace != null && Files.exists(workspace) && !isEmpty(workspace)) {
			throw new BadInputException(workspace + ": expected a new or an empty folder");
		}
	}

	private static boolean isEmpty(Path folder) throws IOException {
		if (!Files.isDirectory(folder)) {
			return false;
		}
		try (Stream<Path> files = Files.list(folder)) {
			return files.findAny().isEmpty();
		}
	}

	/** The board, and beside it what its user has. */
	VirtualBoard make(Output output, Path state) throws BadInputException, IOException {
		Optional<Scenario> all = Optional.empty();
		for (String part : scenario.split("\\+")) {
			Scenario next = find(part);
			all = Optional.of(all.isPresent() ? all.get().and(next) : next);
		}
		Scenario made = all.orElseThrow(() -> new BadInputException("--scenario: names no scenario"));
		output.say(made.title());
		output.say(Output.Tone.QUIET, "source: " + made.source());
		if (workspace == null) {
			return Rehearsal.of(made).board();
		}
		Rehearsal rehearsal = Rehearsal.of(made, Files.createDirectories(workspace));
		output.say("what its user does: bootseal write " + workspace.resolve(Rehearsal.FILE) + " --state " + state
				+ (made.faults().faults().isEmpty() ? "" : " --faults " + workspace.resolve(Rehearsal.FAULTS)));
		return rehearsal.board();
	}

	private static Scenario find(String text) throws BadInputException, IOException {
		Optional<Scenario> known = Scenarios.builtIn().find(text);
		if (known.isPresent()) {
			return known.get();
		}
		if (!Files.exists(Path.of(text))) {
			throw new BadInputException("--scenario: there is no scenario and no file \"" + text
					+ "\"; \"bootseal board scenarios\" lists the scenarios");
		}
		return ScenarioReader.read(Path.of(text));
	}
}
