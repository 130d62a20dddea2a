/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.uart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.bootseal.board.BoardSpec;
import org.bootseal.board.BootPins;
import org.bootseal.board.VirtualBoard;
import org.bootseal.board.fault.Fault;
import org.bootseal.board.fault.FaultEffect;
import org.bootseal.board.fault.FaultScript;
import org.bootseal.board.fault.FaultSite;
import org.bootseal.board.sweep.Bench;
import org.bootseal.core.Progress;
import org.bootseal.core.otp.FuseGroup;
import org.bootseal.core.otp.FuseRequest;
import org.bootseal.core.plan.BoardChoice;
import org.bootseal.core.plan.MemoryJournal;
import org.bootseal.core.plan.Outcome;
import org.bootseal.core.plan.PlanRunner;
import org.bootseal.core.plan.RetryPolicy;
import org.bootseal.core.plan.RunListener;
import org.bootseal.core.plan.RunRecord;
import org.bootseal.core.plan.WritePlan;
import org.bootseal.core.plan.WritePlanner;
import org.bootseal.core.plan.WriteRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of transfer on a serial line goes wrong in every way, in turn, while a board is provisioned over it. */
class LineSweepTest {

	private static final BoardSpec SPEC = BoardSpec.mimxrt1020Evk();
	private static final List<String> KINDS = List.of("ping", "ack", "nak", "abort", "command", "data", "answer");
	/** Which transfer of its kind: the first ones all, then fewer and fewer. */
	private static final int[] OCCURRENCES = { 1, 2, 3, 4, 5, 6, 8, 11, 15, 20, 27, 36, 48, 64, 85, 113, 150 };
	private static final List<FaultEffect> EFFECTS = List.of(FaultEffect.drop(), FaultEffect.twice(),
			FaultEffect.flip(0, 0x04), FaultEffect.flip(9, 0x10), FaultEffect.lose(0), FaultEffect.lose(3),
			FaultEffect.extra(3, 0x5A), FaultEffect.refuse(), FaultEffect.unplug(), FaultEffect.powerCut(),
			FaultEffect.hang());

	@TempDir
	private Path folder;

	/** How a run ended, and what must not be. */
	private record Ended(String end, List<String> wrong) {
	}

	@Test
	void whateverTheLineDoesTheRunEndsWellOrSaysWhatIsWrong() throws Exception {
		WriteRequest request = new Bench(folder, 1).request(SPEC, 0x400, 0, Set.of(FuseGroup.SRK));
		assertEquals("OK", play(request, Optional.empty()).end());
		List<Fault> faults = new ArrayList<>();
		for (FaultSite site : List.of(FaultSite.LINE_IN, FaultSite.LINE_OUT)) {
			for (String kind : KINDS) {
				for (FaultEffect effect : EFFECTS) {
					Arrays.stream(OCCURRENCES)
							.forEach(nth -> faults.add(Fault.at(site, effect).named(kind).nth(nth)));
				}
			}
		}
		Map<String, Integer> ends = new TreeMap<>();
		List<String> wrong = new ArrayList<>();
		long start = System.nanoTime();
		ExecutorService workers = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
		try {
			List<Future<Ended>> results = new ArrayList<>();
			for (Fault fault : faults) {
				results.add(workers.submit(() -> play(request, Optional.of(fault))));
			}
			for (int i = 0; i < faults.size(); i++) {
				Ended ended = results.get(i).get();
				Fault fault = faults.get(i);
				ends.merge(fault.site().text() + " " + fault.name() + ", " + fault.effect().kind() + ": " + ended.end(),
						1, Integer::sum);
				ended.wrong().forEach(what -> wrong.add(fault + ": " + what));
			}
		} finally {
			workers.shutdownNow();
		}
		report(faults.size(), ends, wrong, System.nanoTime() - start);
		assertEquals(List.of(), wrong.subList(0, Math.min(wrong.size(), 20)));
		assertTrue(ends.keySet().stream().anyMatch(end -> end.contains("FAILED")), "faults befall the line");
	}

	private static void report(int played, Map<String, Integer> ends, List<String> wrong, long nanos)
			throws Exception {
		StringBuilder text = new StringBuilder(String.format(Locale.ROOT,
				"%d faults of a serial line, one in each run, in %d s: %d ended badly\n\n", played,
				nanos / 1_000_000_000, wrong.size()));
		ends.forEach((end, count) -> text.append(end).append(": ").append(count).append('\n'));
		wrong.forEach(what -> text.append("WRONG: ").append(what).append('\n'));
		Files.writeString(Files.createDirectories(Path.of("target", "conformance")).resolve("line-sweep.txt"), text);
	}

	private static Ended play(WriteRequest request, Optional<Fault> fault) throws Exception {
		VirtualBoard board = VirtualBoard.create(SPEC);
		List<String> wrong = new ArrayList<>();
		fault.ifPresent(one -> board.faults(new FaultScript(0, List.of(one))));
		RunRecord run = run(board, request);
		check(board, request, run, wrong);
		board.faults(FaultScript.none());
		String end = end(run);
		if (run.outcome() != Outcome.OK) {
			board.setBootPins(BootPins.SERIAL);
			board.powerCycle();
			RunRecord next = run(board, request);
			check(board, request, next, wrong);
			if (next.outcome() != Outcome.OK) {
				wrong.add("the next run fails: " + next.failure());
			}
			end += ", then " + end(next);
		}
		return new Ended(end, wrong);
	}

	private static RunRecord run(VirtualBoard board, WriteRequest request) throws Exception {
		WritePlan plan = WritePlanner.plan(request);
		return PlanRunner.run(plan, new PumpedBoard(board), BoardChoice.only(), asked -> true, Progress.NONE,
				new MemoryJournal(), RunListener.NONE, RetryPolicy.USUAL);
	}

	private static String end(RunRecord run) {
		return run.failure().map(failure -> "FAILED in " + failure.stepId()).orElse(run.outcome().name());
	}

	private static void check(VirtualBoard board, WriteRequest request, RunRecord run, List<String> wrong) {
		int approved = 0;
		for (FuseRequest wanted : request.fuses()) {
			int word = wanted.word().index();
			boolean burns = request.burn().contains(wanted.group());
			if (burns && (board.readFuse(word) & ~wanted.value()) != 0 || !burns && board.readFuse(word) != 0) {
				wrong.add("fuse word " + word + " holds what nobody wanted");
			}
			approved += burns && board.readFuse(word) == wanted.value() ? 1 : 0;
		}
		byte[] image = request.image().content();
		if (run.outcome() == Outcome.OK) {
			assertArrayEquals(image, board.readFlash(0x1000, image.length));
			assertEquals(8, approved);
		} else if (run.failure().isEmpty() || run.failure().get().what().isBlank()
				|| run.failure().get().next().isEmpty()
				|| String.join("\n", run.failure().get().lines()).contains("Exception")) {
			wrong.add("a failure that helps nobody: " + run.failure());
		}
	}
}
