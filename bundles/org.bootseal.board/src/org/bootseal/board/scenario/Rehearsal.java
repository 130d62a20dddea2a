/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.scenario;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

import org.bootseal.board.BoardSpec;
import org.bootseal.board.VirtualBoard;
import org.bootseal.board.VirtualBoards;
import org.bootseal.core.BadInputException;
import org.bootseal.core.Progress;
import org.bootseal.core.config.YamlValue;
import org.bootseal.core.plan.BoardChoice;
import org.bootseal.core.plan.LookStep;
import org.bootseal.core.plan.MemoryJournal;
import org.bootseal.core.plan.Outcome;
import org.bootseal.core.plan.PlanRunner;
import org.bootseal.core.plan.ProveStep;
import org.bootseal.core.plan.ResetStep;
import org.bootseal.core.plan.RetryPolicy;
import org.bootseal.core.plan.RunListener;
import org.bootseal.core.plan.RunRecord;
import org.bootseal.core.plan.StartFlashloaderStep;
import org.bootseal.core.plan.WritePlan;
import org.bootseal.core.plan.WritePlanner;
import org.bootseal.core.plan.WriteRequest;

/**
 * A scenario on the stage: its board, alone on a bus, and what its user wants. Keys are made anew each time; all else
 * is the same each time.
 *
 * @param scenario
 *            the scenario
 * @param board
 *            its board, as the user finds it
 * @param bus
 *            the bus with that board
 * @param request
 *            what the user wants on it
 */
public record Rehearsal(Scenario scenario, VirtualBoard board, VirtualBoards bus, WriteRequest request) {

	/** Name of the provisioning file in the user's folder. */
	public static final String FILE = ScenarioWorkspace.FILE;
	/** Name of the fault script there. */
	public static final String FAULTS = ScenarioWorkspace.FAULTS;

	/**
	 * @param scenario
	 *            a scenario
	 * @return it on the stage, plugged in at "virtual:1-1"
	 * @throws BadInputException
	 *             if a setting is wrong; the message names its place
	 * @throws IOException
	 *             if keys can't be made in the folder for temporary files
	 */
	public static Rehearsal of(Scenario scenario) throws BadInputException, IOException {
		return of(scenario, Clock.systemUTC(), Optional.empty());
	}

	/**
	 * As {@link #of(Scenario)}, and keeps what the user has as files: "scenario.bootseal" and all that it names, keys
	 * too, and the faults as "faults.yaml" if there are any. An image that was damaged or encrypted afterwards is not
	 * among them.
	 *
	 * @param scenario
	 *            a scenario
	 * @param folder
	 *            an empty folder
	 * @return it on the stage, plugged in at "virtual:1-1"
	 * @throws BadInputException
	 *             if a setting is wrong; the message names its place
	 * @throws IOException
	 *             if a file can't be written
	 */
	public static Rehearsal of(Scenario scenario, Path folder) throws BadInputException, IOException {
		return of(scenario, Clock.systemUTC(), Optional.of(folder));
	}

	private static Rehearsal of(Scenario scenario, Clock clock, Optional<Path> folder)
			throws BadInputException, IOException {
		SettingValues values = new SettingValues(scenario.settings());
		ScenarioBoard maker = new ScenarioBoard(values);
		BoardSpec spec = maker.spec();
		try (StandInKeys keys = new StandInKeys(clock, folder)) {
			VirtualBoard board = VirtualBoard.create(spec);
			VirtualBoards bus = VirtualBoards.of(board);
			ScenarioUser user = new ScenarioUser(values, spec);
			WriteRequest request = user.request(keys, clock);
			if (folder.isPresent()) {
				new ScenarioWorkspace(scenario, request, folder.get()).write(user.program(request.device(), clock));
			}
			if (values.flag(Setting.PROVISIONED, false)) {
				provision(scenario, board, bus, keys, clock);
			}
			maker.age(board, bus, keys);
			board.faults(scenario.faults());
			return new Rehearsal(scenario, board, bus, request);
		}
	}

	/** Does what a user does who has everything right. */
	private static void provision(Scenario scenario, VirtualBoard board, VirtualBoards bus, StandInKeys keys,
			Clock clock) throws BadInputException, IOException {
		Map<Setting, YamlValue> right = new EnumMap<>(Setting.class);
		scenario.settings().forEach((setting, value) -> {
			if (!setting.key().startsWith("user.") || setting == Setting.KEYS) {
				right.put(setting, value);
			}
		});
		WriteRequest request = new ScenarioUser(new SettingValues(right), board.spec()).request(keys, clock);
		RunRecord run = run(WritePlanner.plan(request), bus, RetryPolicy.NEVER);
		if (run.outcome() != Outcome.OK) {
			throw new BadInputException(scenario.id() + ": board.provisioned is true, but this board can't be: "
					+ run.failure().map(failure -> failure.what()).orElse("it does not boot"));
		}
	}

	private static RunRecord run(WritePlan plan, VirtualBoards bus, RetryPolicy policy) {
		return PlanRunner.run(plan, bus, BoardChoice.only(), consent -> true, Progress.NONE,
				new MemoryJournal(), RunListener.NONE, policy);
	}

	/**
	 * Does what the user does, agreeing to everything.
	 *
	 * @param policy
	 *            how often to try again
	 * @return what became of it
	 * @throws BadInputException
	 *             if no plan can be made of what the user has
	 */
	public RunRecord run(RetryPolicy policy) throws BadInputException {
		WritePlan plan = WritePlanner.plan(request);
		boolean writes = new SettingValues(scenario.settings()).flag(Setting.WRITES, true);
		return run(writes ? plan : bootOnly(plan), bus, policy);
	}

	/** What is left of a plan for who resets a board that was written before. */
	private static WritePlan bootOnly(WritePlan plan) {
		return new WritePlan(plan.device(), plan.title(), plan.image(), plan.notes(), plan.steps().stream()
				.filter(step -> step instanceof LookStep || step instanceof StartFlashloaderStep
						|| step instanceof ResetStep || step instanceof ProveStep)
				.toList());
	}
}
