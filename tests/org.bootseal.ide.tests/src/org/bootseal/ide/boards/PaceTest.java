/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.boards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.bootseal.board.BoardSpec;
import org.bootseal.core.connection.BoardChannel;
import org.bootseal.core.connection.BoardFinder;
import org.bootseal.core.sdp.SdpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PaceTest {

	private static final Duration LONG = Duration.ofHours(1);

	@Test
	void realTimeCatchesUp() {
		long start = System.nanoTime();
		Pace.times(2).await(Duration.ofMillis(200), Duration.ofMillis(20), () -> false);
		assertTrue(System.nanoTime() - start >= Duration.ofMillis(80).toNanos());
	}

	@Test
	void whoIsLateOrCancelledDoesNotWait() {
		assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
			Pace.times(2).await(LONG, LONG, () -> false);
			Pace.times(2).await(LONG, Duration.ZERO, () -> true);
			Pace.NONE.await(LONG, Duration.ZERO, () -> false);
			Thread.currentThread().interrupt();
			Pace.times(1).await(LONG, Duration.ZERO, () -> false);
			assertTrue(Thread.interrupted(), "the interruption is not lost");
		});
	}

	@Test
	void paceIsMoreThanZero() {
		assertThrows(IllegalArgumentException.class, () -> Pace.times(0));
		assertThrows(IllegalArgumentException.class, () -> Pace.times(Double.NaN));
	}

	@Test
	void everyReportAndEveryWaitKeepsThePace(@TempDir Path folder) throws Exception {
		AttachedVirtualBoard board = new BoardsComponent(() -> folder).attach(BoardSpec.mimxrt1020Evk(), "Tested");
		board.virtual().orElseThrow().powerCycle();
		List<Duration> times = new ArrayList<>();
		board.setPace((time, real, cancelled) -> times.add(time));
		BoardFinder finder = board.finder(() -> true);
		while (finder.find().isEmpty()) {
			finder.awaitChange(Duration.ofSeconds(1));
		}
		int waits = times.size();
		assertTrue(waits > 0);
		try (BoardChannel channel = finder.open(finder.find().get(0))) {
			new SdpClient(channel, SdpClient.DEFAULT_TIMEOUT).errorStatus();
		}
		assertEquals(waits + 3, times.size(), "one report out, two in");
		assertEquals(times.stream().sorted().toList(), times);
		assertEquals(Duration.ZERO, times.get(0));
	}
}
