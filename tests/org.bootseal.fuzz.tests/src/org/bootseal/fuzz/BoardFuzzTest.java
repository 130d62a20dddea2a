/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import org.bootseal.board.BoardInterface;
import org.bootseal.board.BoardLine;
import org.bootseal.board.BoardPace;
import org.bootseal.board.BoardSpec;
import org.bootseal.board.BootPins;
import org.bootseal.board.VirtualBoard;
import org.bootseal.board.VirtualBoards;
import org.bootseal.board.fault.FaultScript;
import org.bootseal.core.BadInputException;
import org.bootseal.core.Progress;
import org.bootseal.core.connection.BootReport;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.FoundBoard;
import org.bootseal.core.connection.HidChannel;
import org.bootseal.core.sdp.SdpClient;
import org.bootseal.core.sdp.SdpException;
import org.bootseal.fuzz.Reading.Bound;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** The virtual board: what it keeps, what is done to it, and what hosts say to it. */
class BoardFuzzTest {

	/** A board has RAM and flash of its own, of which it allocates what is used. */
	private static final Reading READING = new Reading(new Bound(96 << 20, 16384), BadInputException.class,
			ConnectionException.class, SdpException.class);

	/** As many as a host may send without looking at an answer. */
	private static final int MOST_ANSWERS = 64;

	private static final long RAM = 0x2020_2000L;
	private static final int LONGEST_IMAGE = 0x1_0000;

	@TempDir
	static Path folder;

	private static FlashedBoard flashed;

	@BeforeAll
	static void closedBoard() throws Exception {
		flashed = new FlashedBoard(folder);
	}

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
		READING.check(input.length, () -> answer(BoardSpec.mimxrt1020Evk(), input));
	}

	@FuzzTest
	void reportsOfMboot(byte[] input) throws Exception {
		BoardSpec spec = BoardSpec.named("MIMXRT1170-EVK");
		READING.check(input.length, () -> answer(spec, input));
	}

	private static void answer(BoardSpec spec, byte[] input) throws Exception {
		VirtualBoard board = VirtualBoard.create(spec);
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
	}

	/** An image in the flash of a closed board, from the first byte of the flash on. */
	@FuzzTest
	void boot(byte[] input) throws Exception {
		READING.check(input.length, () -> {
			VirtualBoard board = flashed.with(input);
			board.setBootPins(BootPins.INTERNAL);
			BootReport report = board.powerCycle();
			assertTrue(report.closed());
			assertFalse(report.booted() && !report.authenticated(), "an image of nobody runs on a closed board");
		});
	}

	/** An image that a host loads into the RAM of a closed board and starts. */
	@FuzzTest
	void load(byte[] input) throws Exception {
		byte[] image = Arrays.copyOf(input, Math.min(input.length, LONGEST_IMAGE));
		READING.check(image.length, () -> {
			VirtualBoard board = flashed.with(new byte[0]);
			board.powerCycle();
			VirtualBoards bus = VirtualBoards.of(board);
			List<FoundBoard> found = bus.find();
			while (found.isEmpty()) {
				bus.awaitChange(Duration.ofMillis(100));
				found = bus.find();
			}
			try (HidChannel channel = bus.open(found.get(0))) {
				SdpClient rom = new SdpClient(channel, Duration.ofMillis(50));
				rom.writeFile(RAM, image, Progress.NONE);
				rom.jumpAddress(RAM);
			}
			assertFalse(board.bootReport().booted(), "an image of nobody runs on a closed board");
		});
	}
}
