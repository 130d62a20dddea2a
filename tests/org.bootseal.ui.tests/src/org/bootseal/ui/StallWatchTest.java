/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.bootseal.ui.test.StallWatch;
import org.bootseal.ui.test.StallWatch.Stall;
import org.bootseal.ui.test.UiLoop;
import org.eclipse.swt.widgets.Display;
import org.junit.jupiter.api.Test;

/** The watch must find what it is there for, else its silence says nothing. */
class StallWatchTest {

	@Test
	void findsWorkThatKeepsTheProcessor() throws InterruptedException {
		List<Stall> stalls;
		try (StallWatch watch = new StallWatch()) {
			Sluggish.compute(300);
			UiLoop.drain();
			watch.close();
			stalls = ours(watch);
		}
		assertEquals(Set.of("compute"), works(stalls));
	}

	@Test
	void findsWorkThatWaits() throws InterruptedException {
		List<Stall> stalls;
		try (StallWatch watch = new StallWatch()) {
			Sluggish.block(300);
			UiLoop.drain();
			watch.close();
			stalls = ours(watch);
		}
		assertEquals(Set.of("block"), works(stalls));
	}

	@Test
	void findsWorkInTheEventLoop() throws InterruptedException {
		List<Stall> stalls;
		boolean[] done = new boolean[1];
		try (StallWatch watch = new StallWatch()) {
			Display.getCurrent().asyncExec(() -> {
				Sluggish.compute(300);
				done[0] = true;
			});
			UiLoop.until("the work", () -> done[0]);
			watch.close();
			stalls = ours(watch);
		}
		assertEquals(Set.of("compute"), works(stalls));
	}

	@Test
	void manyShortPiecesOfWorkAreNoStall() throws InterruptedException {
		List<Stall> stalls;
		int[] done = new int[1];
		try (StallWatch watch = new StallWatch()) {
			for (int i = 0; i < 30; i++) {
				Display.getCurrent().asyncExec(() -> {
					Sluggish.compute(20);
					done[0]++;
				});
			}
			UiLoop.until("the work", () -> done[0] == 30);
			watch.close();
			stalls = ours(watch);
		}
		assertTrue(stalls.isEmpty(), stalls::toString);
	}

	/** @return the stalls of this test's work; the workbench has its own events, which may be slow on a busy machine */
	private static List<Stall> ours(StallWatch watch) {
		return watch.stalls().stream().filter(stall -> stall.work().getClassName().equals(Sluggish.class.getName()))
				.toList();
	}

	/** One piece of work may be found twice: while it is busy, and when it ends. */
	private static Set<String> works(List<Stall> stalls) {
		return stalls.stream().map(stall -> stall.work().getMethodName()).collect(Collectors.toSet());
	}
}
