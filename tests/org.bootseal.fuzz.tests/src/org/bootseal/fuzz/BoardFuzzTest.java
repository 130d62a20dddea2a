/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;

import org.bootseal.board.BoardInterface;
import org.bootseal.board.BoardLine;
import org.bootseal.board.BoardPace;
import org.bootseal.board.BoardSpec;
import org.bootseal.board.VirtualBoard;
import org.bootseal.board.fault.FaultScript;
import org.bootseal.core.BadInputException;
import org.bootseal.fuzz.Reading.Bound;
import org.junit.jupiter.api.io.TempDir;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** The virtual board: what it keeps, what is done to it, and what hosts say to it. */
class BoardFuzzTest {

	/** A board has RAM and flash of its own, of which it allocates what is used. */
	private static final Reading READING = new Reading(new Bound(96 << 20, 16384), BadInputException.class);

	/** As many as a host may send without looking at an answer. */
	private static final int MOST_ANSWERS = 64;

	@TempDir
	static Path folder;

	@FuzzTest
	void state(byte[] input) throws Exception {
		Path file = Files.write(folder.resolve("input.json"), input);
		READING.check(input.length, () -> {
			VirtualBoard board = VirtualBoard.open(file);
			Path kept = folder.resolve("kept.json");
			board.save(kept);
			assertEquals(board.power(), VirtualBoard.open(kept).power());
		});
	}

	@FuzzTest
	void faults(byte[] input) throws Exception {
		Path file = Files.write(folder.resolve("faults.yaml"), input);
		READING.check(input.length, () -> FaultScript.read(file));
	}

	@FuzzTest
	void reports(byte[] input) throws Exception {
		READING.check(input.length, () -> {
			VirtualBoard board = VirtualBoard.create(BoardSpec.mimxrt1020Evk());
			board.live(BoardPace.FAST);
			try (BoardLine line = board.openLine(BoardInterface.USB)) {
				Chunks chunks = new Chunks(input, 0);
				while (!chunks.isEmpty()) {
					int generation = line.presence().generation();
					line.offer(generation, chunks.next());
					int answers = 0;
					while (answers < MOST_ANSWERS && line.fetch(generation).kind() == BoardLine.Fetch.Kind.REPORT) {
						answers++;
					}
				}
			}
			assertTrue(board.log().size() <= 1 << 16);
		});
	}
}
