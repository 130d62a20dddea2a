/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.sweep;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.bootseal.board.BootPins;
import org.bootseal.board.VirtualBoard;
import org.bootseal.board.VirtualBoards;
import org.bootseal.board.fault.Fault;
import org.bootseal.board.fault.FaultScript;
import org.bootseal.board.fault.FaultSite;
import org.bootseal.core.Progress;
import org.bootseal.core.plan.BoardChoice;
import org.bootseal.core.plan.MemoryJournal;
import org.bootseal.core.plan.Outcome;
import org.bootseal.core.plan.PlanRunner;
import org.bootseal.core.plan.RetryPolicy;
import org.bootseal.core.plan.RunFailure;
import org.bootseal.core.plan.RunListener;
import org.bootseal.core.plan.RunRecord;

/** Plays a run with faults and one without after it, and looks at the board itself whether what they say is true. */
final class Play {

	/** Longer than any run may take, tries and time limits included. */
	private static final Duration LONGEST = Duration.ofMinutes(20);

	/** How a run with faults ended. */
	enum Kind {
		/** Done, and proven by boot. */
		DONE,
		/** A failure with a name, and the next run completes what was left. */
		FAILED_THEN_DONE,
		/** A failure with a name, and fuses hold what no run can make good, which the next run says. */
		SPOILT
	}

	/**
	 * What became of it.
	 *
	 * @param kind
	 *            in one word
	 * @param end
	 *            how the run ended, in a few words
	 * @param wrong
	 *            what must not be; empty if all is well
	 */
	record Result(Kind kind, String end, List<String> wrong) {
	}

	private final WholeRun scenario;
	private final List<FaultScript> scripts;
	private final boolean bitsChange;
	private final boolean fusesSuffer;
	private final VirtualBoard board;
	private final VirtualBoards bus;
	private final Map<Integer, Integer> delivered;
	private Map<Integer, Integer> before;
	private byte[] flash;
	/** As a file, it is there for the next run too. */
	private final MemoryJournal journal = new MemoryJournal();
	private final List<String> wrong = new ArrayList<>();

	private Play(WholeRun scenario, List<FaultScript> scripts) {
		this.scenario = scenario;
		this.scripts = scripts;
		List<Fault> faults = scripts.stream().flatMap(script -> script.faults().stream()).toList();
		bitsChange = faults.stream().anyMatch(Play::changesBits);
		fusesSuffer = faults.size() > 1 && faults.stream().anyMatch(fault -> fault.site() == FaultSite.FUSE_WORD);
		board = scenario.board();
		bus = VirtualBoards.of(board);
		delivered = fuses();
	}

	/**
	 * @param scenario
	 *            what is done
	 * @param scripts
	 *            the faults of each run; those of the next begin anew
	 */
	static Result play(WholeRun scenario, FaultScript... scripts) {
		return new Play(scenario, List.of(scripts)).play();
	}

	/** Whether bytes may get another meaning on their way, which a bus with check sums keeps from happening. */
	private static boolean changesBits(Fault fault) {
		return switch (fault.effect().kind()) {
		case FLIP, LOSE, EXTRA, SHORTEN -> true;
		default -> false;
		};
	}

	private Map<Integer, Integer> fuses() {
		Map<Integer, Integer> words = new TreeMap<>();
		for (int word = 0; word < board.spec().device().fuses().words(); word++) {
			words.put(word, board.readFuse(word));
		}
		return words;
	}

	private byte[] image() {
		return board.readFlash(WholeRun.imageOffset(), scenario.request().image().length());
	}

	private Result play() {
		RunRecord run = null;
		List<String> ends = new ArrayList<>();
		for (FaultScript script : scripts) {
			board.setBootPins(BootPins.SERIAL);
			board.powerCycle();
			board.faults(script);
			run = run();
			check(run);
			ends.add(end(run));
		}
		board.faults(FaultScript.none());
		String end = String.join(", then ", ends);
		Kind kind = Kind.DONE;
		if (run.outcome() != Outcome.OK) {
			board.setBootPins(BootPins.SERIAL);
			board.powerCycle();
			RunRecord next = run();
			check(next);
			kind = next.outcome() == Outcome.OK ? Kind.FAILED_THEN_DONE : Kind.SPOILT;
			if (kind == Kind.SPOILT && !isSpoilt() && !fusesSuffer) {
				wrong.add("the next run fails: " + next.failure());
			}
			end += ", then " + end(next);
		}
		return new Result(kind, end, wrong);
	}

	private static String end(RunRecord run) {
		if (run.failure().isEmpty()) {
			return run.outcome().name();
		}
		RunFailure failure = run.failure().get();
		return "FAILED in " + failure.stepId() + (failure.topic().isEmpty() ? "" : " by " + failure.topic());
	}

	private RunRecord run() {
		before = fuses();
		flash = image();
		long start = bus.nanoTime();
		RunRecord run = PlanRunner.run(scenario.plan(), bus, BoardChoice.only(), asked -> true, Progress.NONE,
				journal, RunListener.NONE, RetryPolicy.USUAL);
		long took = bus.nanoTime() - start;
		if (took > LONGEST.toNanos()) {
			wrong.add("the run took " + Duration.ofNanos(took));
		}
		return run;
	}

	private void check(RunRecord run) {
		Map<Integer, Integer> after = fuses();
		Map<Integer, Integer> approved = scenario.approved();
		after.forEach((word, bits) -> {
			int was = delivered.get(word);
			int more = bits & ~was & ~approved.getOrDefault(word, 0);
			if ((bits & was) != was || more != 0 && !bitsChange) {
				wrong.add(String.format(Locale.ROOT, "fuse word %d was 0x%08X and is 0x%08X", word, was, bits));
			}
		});
		if (run.outcome() == Outcome.OK) {
			checkDone(run, after, approved);
		} else {
			checkFailure(run, after);
		}
	}

	private void checkDone(RunRecord run, Map<Integer, Integer> after, Map<Integer, Integer> approved) {
		if (!Arrays.equals(image(), scenario.request().image().content())) {
			wrong.add("done, but the flash holds something else");
		}
		approved.forEach((word, bits) -> {
			if ((after.get(word) & bits) != bits) {
				wrong.add(String.format(Locale.ROOT, "done, but fuse word %d is 0x%08X, 0x%08X was agreed to", word,
						after.get(word), bits));
			}
		});
		boolean signed = !scenario.srkHash().isEmpty() && board.readFuse(scenario.srkHash().get(0)) != 0;
		if (run.bootReport().filter(report -> report.booted() && (report.authenticated() || !signed)).isEmpty()) {
			wrong.add("done, but not proven: " + run.bootReport());
		}
	}

	private void checkFailure(RunRecord run, Map<Integer, Integer> after) {
		Optional<RunFailure> failure = run.failure();
		if (failure.isEmpty()) {
			wrong.add("ended as " + run.outcome() + " without a failure");
			return;
		}
		String all = String.join("\n", failure.get().lines());
		if (failure.get().what().isBlank() || failure.get().boardState().isBlank() || all.contains("Exception")
				|| all.contains("null") || failure.get().next().isEmpty()) {
			wrong.add("a failure that helps nobody: " + failure.get());
		}
		String state = failure.get().boardState();
		if (state.contains("fuses untouched") && !after.equals(before)) {
			wrong.add("fuses are said to be untouched: " + state);
		}
		if (state.contains("flash untouched") && !Arrays.equals(flash, image())) {
			wrong.add("the flash is said to be untouched: " + state);
		}
		if (state.contains("written and verified") && !Arrays.equals(scenario.request().image().content(), image())) {
			wrong.add("the flash is said to be verified: " + state);
		}
	}

	/** Whether fuses hold what no run can make good: a bit that nobody wanted, or half a word with error correction. */
	private boolean isSpoilt() {
		boolean corrected = scenario.spec().device().fuses().wordLocks().isPresent();
		Map<Integer, Integer> now = fuses();
		Map<Integer, Integer> approved = scenario.approved();
		return now.entrySet().stream()
				.anyMatch(fuse -> (fuse.getValue() & ~delivered.get(fuse.getKey())
						& ~approved.getOrDefault(fuse.getKey(), 0)) != 0)
				|| corrected && approved.entrySet().stream().anyMatch(
						fuse -> now.get(fuse.getKey()) != 0 && !now.get(fuse.getKey()).equals(fuse.getValue()));
	}
}
