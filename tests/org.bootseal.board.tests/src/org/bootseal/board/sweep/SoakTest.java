/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A short soak, always the same. */
class SoakTest {

	private static final long SEED = 1;
	private static final int RUNS = 150;

	@TempDir
	private static Path folder;
	private static Soak soak;

	@BeforeAll
	static void make() throws Exception {
		soak = new Soak(folder);
	}

	@Test
	void noRunEndsBadly() throws Exception {
		List<String> wrong = new ArrayList<>();
		for (long seed = SEED; seed < SEED + RUNS; seed++) {
			Play.Result result = soak.play(seed);
			for (String what : result.wrong()) {
				wrong.add("releng/soak --seed " + seed + " --runs 1: " + result.end() + ": " + what);
			}
		}
		assertEquals(List.of(), wrong);
	}

	@Test
	void aSeedIsOneRun() throws Exception {
		for (long seed = SEED; seed < SEED + 15; seed++) {
			assertEquals(soak.play(seed), soak.play(seed), "seed " + seed);
		}
	}
}
