/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

import org.bootseal.board.BoardSpec;
import org.bootseal.board.VirtualBoard;
import org.bootseal.board.VirtualBoards;
import org.bootseal.board.fault.Fault;
import org.bootseal.board.fault.FaultEffect;
import org.bootseal.board.fault.FaultScript;
import org.bootseal.board.fault.FaultSite;
import org.bootseal.board.scenario.Rehearsal;
import org.bootseal.board.scenario.Scenario;
import org.bootseal.board.scenario.Scenarios;
import org.bootseal.core.BadInputException;
import org.bootseal.core.Progress;
import org.bootseal.core.otp.FuseGroup;
import org.bootseal.core.plan.BoardChoice;
import org.bootseal.core.plan.MemoryJournal;
import org.bootseal.core.plan.Outcome;
import org.bootseal.core.plan.PlanRunner;
import org.bootseal.core.plan.RetryPolicy;
import org.bootseal.core.plan.RunListener;
import org.bootseal.core.plan.RunRecord;

/** Random boards, plans and faults; each run follows from its seed. */
final class Soak {

	/** Of so many runs one is on a board on which something is wrong by itself. */
	private static final int SCENARIOS = 12;
	private static final int[] APPLICATION_BYTES = { 0x400, 0x1000, 0x3210, 0x9000 };
	private static final List<Set<FuseGroup>> BURNS = List.of(Set.of(), EnumSet.of(FuseGroup.SRK), Bench.everything());
	private static final FaultSite[] SITES = { FaultSite.TRANSFER, FaultSite.REPORT_OUT, FaultSite.REPORT_IN,
			FaultSite.MBOOT, FaultSite.SDP, FaultSite.DATA_OUT, FaultSite.ERASE_SECTOR, FaultSite.PROGRAM_PAGE,
			FaultSite.FUSE_WORD };
	private static final int[] STATUSES = { 1, 4, 7000, 10004, 10203, 20100, 20106, 52000 };

	private final Path folder;
	private final Bench bench;
	private final List<String> boards = BoardSpec.names();
	private final List<Scenario> scenarios = Scenarios.builtIn().all();
	private final Map<String, WholeRun> made = new HashMap<>();

	Soak(Path folder) throws Exception {
		this.folder = folder;
		bench = new Bench(folder);
	}

	/** Plays the run of a seed. */
	Play.Result play(long seed) throws Exception {
		SplittableRandom random = new SplittableRandom(seed);
		if (random.nextInt(SCENARIOS) == 0) {
			return rehearse(random);
		}
		WholeRun scenario = scenario(random);
		FaultScript[] scripts = new FaultScript[1 + random.nextInt(3)];
		for (int i = 0; i < scripts.length; i++) {
			scripts[i] = script(random);
		}
		return Play.play(scenario, scripts);
	}

	/** A board of any family that knows nothing yet, or has an image, or is closed. */
	private WholeRun scenario(SplittableRandom random) throws Exception {
		String board = boards.get(random.nextInt(boards.size()));
		int size = random.nextInt(APPLICATION_BYTES.length);
		int burn = random.nextInt(BURNS.size());
		int past = random.nextInt(3);
		String name = board + ", " + APPLICATION_BYTES[size] + " bytes, burn " + BURNS.get(burn) + ", past " + past;
		WholeRun known = made.get(name);
		if (known == null) {
			known = make(name, BoardSpec.named(board), APPLICATION_BYTES[size], BURNS.get(burn), past);
			made.put(name, known);
		}
		return known;
	}

	private WholeRun make(String name, BoardSpec spec, int bytes, Set<FuseGroup> burn, int past) throws Exception {
		Optional<Path> state = Optional.empty();
		if (past > 0) {
			Set<FuseGroup> burnt = past == 1 ? Set.of() : Bench.everything();
			WholeRun before = WholeRun.of(name, spec, Optional.empty(), bench.request(spec, 0x1000, 5, burnt));
			VirtualBoard board = before.board();
			RunRecord run = PlanRunner.run(before.plan(), VirtualBoards.of(board), BoardChoice.only(), asked -> true,
					Progress.NONE, new MemoryJournal(), RunListener.NONE);
			if (run.outcome() != Outcome.OK) {
				throw new IllegalStateException(name + ": " + run.failure());
			}
			state = Optional.of(folder.resolve("board" + made.size() + ".json"));
			board.save(state.get());
		}
		return WholeRun.of(name, spec, state, bench.request(spec, bytes, 0, burn));
	}

	private static FaultScript script(SplittableRandom random) {
		List<Fault> faults = new ArrayList<>();
		for (int left = random.nextInt(4); left > 0; left--) {
			FaultSite site = SITES[random.nextInt(SITES.length)];
			Fault fault = Fault.at(site, effect(site, random)).nth(1 + random.nextInt(120));
			faults.add(random.nextInt(4) == 0 ? fault.likely(0.001 + random.nextDouble() * 0.03) : fault);
		}
		return new FaultScript(random.nextLong(), faults);
	}

	private static FaultEffect effect(FaultSite site, SplittableRandom random) {
		boolean isReport = site == FaultSite.TRANSFER || site == FaultSite.REPORT_IN || site == FaultSite.REPORT_OUT;
		int status = STATUSES[random.nextInt(STATUSES.length)];
		return switch (random.nextInt(isReport ? 12 : 6)) {
		case 0 -> FaultEffect.unplug();
		case 1 -> FaultEffect.powerCut();
		case 2 -> FaultEffect.hang();
		case 3 -> FaultEffect.drop();
		case 4 -> isReport ? FaultEffect.stall() : FaultEffect.status(status);
		case 5 -> site == FaultSite.FUSE_WORD ? FaultEffect.weak()
				: isReport ? FaultEffect.babble() : FaultEffect.status(status);
		case 6 -> FaultEffect.twice();
		case 7 -> FaultEffect.late(1 + random.nextInt(9000));
		case 8 -> FaultEffect.flip(random.nextInt(40), 1 << random.nextInt(8));
		case 9 -> FaultEffect.shorten(random.nextInt(40));
		case 10 -> FaultEffect.lose(random.nextInt(40));
		default -> FaultEffect.extra(random.nextInt(40), random.nextInt(256));
		};
	}

	/** One or two scenarios, which may have any end but a wrong one. */
	private Play.Result rehearse(SplittableRandom random) throws BadInputException, IOException {
		Scenario scenario = scenarios.get(random.nextInt(scenarios.size()));
		FaultScript script = script(random);
		Rehearsal rehearsal = Rehearsal.of(scenario);
		if (random.nextBoolean()) {
			List<Fault> both = new ArrayList<>(scenario.faults().faults());
			both.addAll(script.faults());
			rehearsal.board().faults(new FaultScript(script.seed(), both));
		}
		RunRecord run = rehearsal.run(RetryPolicy.USUAL);
		List<String> wrong = new ArrayList<>();
		if (run.outcome() == Outcome.OK && run.bootReport().filter(report -> !report.booted()).isPresent()) {
			wrong.add(scenario.id() + " is done and does not boot");
		}
		if (run.outcome() != Outcome.OK && run.failure().filter(failure -> !failure.what().isBlank()
				&& !failure.boardState().isBlank() && !failure.next().isEmpty()).isEmpty()) {
			wrong.add(scenario.id() + " fails without telling how: " + run.failure());
		}
		return new Play.Result(run.outcome() == Outcome.OK ? Play.Kind.DONE : Play.Kind.SPOILT,
				scenario.id() + ": " + run.outcome(), wrong);
	}

	/**
	 * Plays runs until there are enough, and tells of those that ended badly.
	 *
	 * @param arguments
	 *            --seed N, and --runs N or --minutes N
	 */
	public static void main(String[] arguments) throws Exception {
		long seed = number(arguments, "--seed", System.nanoTime() & 0x7FFF_FFFF);
		long end = System.nanoTime() + number(arguments, "--minutes", 24 * 60) * 60_000_000_000L;
		long runs = number(arguments, "--runs", List.of(arguments).contains("--minutes") ? Long.MAX_VALUE : 1000);
		Path folder = Files.createTempDirectory("bootseal-soak");
		Soak soak = new Soak(folder);
		System.out.println("seed " + seed);
		long played = 0;
		long bad = 0;
		for (; played < runs && System.nanoTime() < end; played++) {
			Play.Result result = soak.play(seed + played);
			if (!result.wrong().isEmpty()) {
				bad++;
				System.out.println("ended badly: " + result.end() + ": " + result.wrong());
				System.out.println("again: releng/soak --seed " + (seed + played) + " --runs 1");
			}
		}
		System.out.println(played + " runs from seed " + seed + ", " + bad + " ended badly");
		System.exit(bad == 0 ? 0 : 1);
	}

	private static long number(String[] arguments, String name, long otherwise) {
		int at = List.of(arguments).indexOf(name);
		return at >= 0 && at + 1 < arguments.length ? Long.parseLong(arguments[at + 1]) : otherwise;
	}
}
