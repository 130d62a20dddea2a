/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.bootseal.board.BoardSpec;
import org.bootseal.board.VirtualBoard;
import org.bootseal.board.VirtualBoards;
import org.bootseal.board.fault.Fault;
import org.bootseal.board.fault.FaultScript;
import org.bootseal.core.Progress;
import org.bootseal.core.plan.BoardChoice;
import org.bootseal.core.plan.MemoryJournal;
import org.bootseal.core.plan.Outcome;
import org.bootseal.core.plan.PlanRunner;
import org.bootseal.core.plan.RunListener;
import org.bootseal.core.plan.RunRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that can go wrong at each transfer of a whole provisioning does so, one at a time. */
class FaultSweepTest {

	private static final int LEAST = 20_000;

	@TempDir
	private static Path folder;

	private final Map<String, Map<Play.Kind, Integer>> byKind = new TreeMap<>();
	private final Map<String, Integer> byEnd = new TreeMap<>();
	private final List<String> wrong = new ArrayList<>();
	private int played;

	@Test
	void whateverFailsARunEndsWellOrSaysWhatIsWrong() throws Exception {
		Bench bench = new Bench(folder);
		long start = System.nanoTime();
		for (WholeRun scenario : scenarios(bench)) {
			sweep(scenario);
		}
		report(System.nanoTime() - start);
		assertEquals(List.of(), wrong.subList(0, Math.min(wrong.size(), 20)));
		assertTrue(played > LEAST, () -> played + " faults");
	}

	private static List<WholeRun> scenarios(Bench bench) throws Exception {
		BoardSpec rt1020 = BoardSpec.mimxrt1020Evk();
		WholeRun open = WholeRun.of("RT1020, SDP, open, to be closed", rt1020, Optional.empty(),
				bench.request(rt1020, 0x1000, 0, Bench.everything()));
		BoardSpec rt1170 = BoardSpec.named("MIMXRT1170-EVK");
		Path closed = folder.resolve("closed.json");
		VirtualBoard board = open.board();
		assertEquals(Outcome.OK, run(open, new Trace(VirtualBoards.of(board))).outcome());
		board.save(closed);
		return List.of(open,
				WholeRun.of("RT1170, mboot ROM, open, to be closed", rt1170, Optional.empty(),
						bench.request(rt1170, 0x1000, 0, Bench.everything())),
				WholeRun.of("RT1020, closed, another image", rt1020, Optional.of(closed),
						bench.request(rt1020, 0x1800, 1, Bench.everything())));
	}

	private static RunRecord run(WholeRun scenario, Trace bus) {
		return PlanRunner.run(scenario.plan(), bus, BoardChoice.only(), asked -> true, Progress.NONE,
				new MemoryJournal(), RunListener.NONE);
	}

	private void sweep(WholeRun scenario) throws Exception {
		VirtualBoard board = scenario.board();
		board.faults(FaultScript.none());
		Trace trace = new Trace(VirtualBoards.of(board));
		RunRecord whole = run(scenario, trace);
		assertEquals(Outcome.OK, whole.outcome(), () -> "" + whole.failure());
		List<Fault> faults = Faults.of(trace, board);
		ExecutorService workers = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
		try {
			List<Future<Play.Result>> results = new ArrayList<>();
			for (Fault fault : faults) {
				results.add(workers.submit(() -> Play.play(scenario, new FaultScript(0, List.of(fault)))));
			}
			for (int i = 0; i < faults.size(); i++) {
				note(scenario, faults.get(i), results.get(i).get());
			}
		} finally {
			workers.shutdownNow();
		}
		played += faults.size();
		System.out.println(scenario.name() + ": " + trace.out().size() + " + " + trace.in().size() + " transfers, "
				+ faults.size() + " faults");
	}

	private void note(WholeRun scenario, Fault fault, Play.Result result) {
		byKind.computeIfAbsent(fault.site().text() + ": " + fault.effect().kind(), kind -> new TreeMap<>())
				.merge(result.kind(), 1, Integer::sum);
		byEnd.merge(scenario.name() + ": " + result.end(), 1, Integer::sum);
		result.wrong().forEach(what -> wrong.add(scenario.name() + ", " + fault + ": " + what));
	}

	private void report(long nanos) throws Exception {
		String summary = String.format(Locale.ROOT, "%d faults, one in each run, in %d s: %d ended badly", played,
				nanos / 1_000_000_000, wrong.size());
		StringBuilder text = new StringBuilder(summary).append("\n\nPlace and fault: how runs ended\n");
		byKind.forEach((kind, ends) -> text.append(kind).append(": ").append(ends).append('\n'));
		text.append("\nHow runs ended, and the next run on the same board without a fault\n");
		byEnd.forEach((end, count) -> text.append(end).append(": ").append(count).append('\n'));
		wrong.forEach(what -> text.append("WRONG: ").append(what).append('\n'));
		Files.writeString(Files.createDirectories(Path.of("target", "conformance")).resolve("fault-sweep.txt"), text);
		System.out.println(summary);
	}
}
