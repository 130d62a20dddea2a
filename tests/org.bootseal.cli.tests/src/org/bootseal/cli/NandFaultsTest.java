/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.bootseal.board.VirtualBoard;
import org.bootseal.core.connection.BootReport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** NAND that goes bad, and power that goes away, while an image of two blocks is written to a board. */
class NandFaultsTest {

	private static final long RAM = 0x20208000L;
	private static final int LENGTH = 0x30000;
	private static final int PAGES_PER_BLOCK = 64;
	private static final int FIRST_BLOCK = 4;

	@TempDir
	private Path folder;
	private Path file;

	@BeforeEach
	void files() throws Exception {
		file = files(folder, "");
	}

	/** Blocks of 64 pages of 2 KiB; control blocks in blocks 0 to 3, then two copies of three blocks. */
	private static Path files(Path folder, String nand) throws Exception {
		Files.write(folder.resolve("app.srec"), BoardCase.program(RAM + 0x1000, LENGTH, false));
		Files.write(folder.resolve("loader.srec"), BoardCase.program(0x20208200L + 0x200, 0x400, true));
		return Files.writeString(folder.resolve("app.bootseal"), """
				bootseal: 1
				device: MIMXRT1050
				image:
				  source: app.srec
				  bootMemory: flexspi_nand
				  startAddress: 0x20208000
				memory:
				  optionWords: [0xC1010026, 0xEF]
				%s
				flashloader:
				  source: loader.srec
				""".formatted(nand));
	}

	private static Path board(Path folder) {
		Path state = folder.resolve("board.json");
		CliRun.of("board", "virtual", "--state", state, "--kind", "MIMXRT1050-EVKB", "--fit", "flexspi_nand")
				.exits(ExitCode.DONE);
		return state;
	}

	private CliRun write(Path state, String faults) throws Exception {
		Path script = Files.writeString(folder.resolve("faults.yaml"), "faults:\n" + faults);
		return CliRun.of("write", file, "--state", state, "--retries", "0", "--faults", script);
	}

	/** Writes, and brings the board back to the serial downloader. */
	private void written(Path state) {
		CliRun.of("write", file, "--state", state).exits(ExitCode.DONE);
		CliRun.of("board", "virtual", "--state", state, "--pins", "serial", "--power-cycle").exits(ExitCode.DONE);
	}

	private static BootReport boot(Path state) throws Exception {
		return VirtualBoard.open(state).bootInternally();
	}

	@TestFactory
	Stream<DynamicTest> blockThatGoesBadIsLeftOut() {
		List<DynamicTest> tests = new ArrayList<>();
		for (int block = 0; block < FIRST_BLOCK + 6; block++) {
			tests.add(bad("erase block " + block));
			for (int page : new int[] { 0, 1, PAGES_PER_BLOCK - 1 }) {
				tests.add(bad("program nand page " + (block * PAGES_PER_BLOCK + page)));
			}
		}
		return tests.stream();
	}

	/** One bad block at most is known beforehand, which the spare block of the copy makes good. */
	private DynamicTest bad(String where) {
		return DynamicTest.dynamicTest(where, () -> {
			Path here = Files.createTempDirectory(folder, "board");
			Path state = board(here);
			write(state, "  - {at: " + where + ", do: status 1}\n").exits(ExitCode.DONE).says("BOOTED at 0x20209101");
			assertTrue(boot(state).booted(), where);
		});
	}

	@TestFactory
	Stream<DynamicTest> lostPowerEndsInAFailureWithAName() {
		List<DynamicTest> tests = new ArrayList<>();
		for (String where : List.of("erase block 0", "erase block 2", "erase block 4", "erase block 6", "erase block 8",
				"program nand page 0", "program nand page 64", "program nand page 128", "program nand page 256",
				"program nand page 300", "program nand page 500")) {
			tests.add(DynamicTest.dynamicTest(where, () -> {
				Path state = board(Files.createTempDirectory(folder, "board"));
				write(state, "  - {at: " + where + ", do: power cut}\n").exits(ExitCode.FAILED);
				// the same again makes it good
				CliRun.of("write", file, "--state", state, "--retries", "0").exits(ExitCode.DONE);
				assertTrue(boot(state).booted(), where);
			}));
		}
		return tests.stream();
	}

	@Test
	void whileOneCopyIsWrittenTheOtherBoots() throws Exception {
		Path state = board(folder);
		written(state);
		write(state, "  - {at: program nand page 300, do: power cut}\n").exits(ExitCode.FAILED);
		BootReport report = boot(state);
		assertTrue(report.booted(), report.steps()::toString);
		assertTrue(report.steps().stream().anyMatch(step -> step.contains("can't be read")
				|| step.contains("longer than what can be read") || step.contains("no IVT")), report.steps()::toString);
	}

	@Test
	void tooManyBadBlocksAreAFailureWithAName() throws Exception {
		Path state = board(folder);
		file = files(folder, "  nand: {copies: [6]}");
		written(state);
		file = files(folder, "  nand: {copies: [4], blocks: 2}");
		write(state, """
				  - {at: program nand page 300, do: status 1}
				""").exits(ExitCode.FAILED).says("10203");
	}

	@Test
	void placesThatOverlapAreRefused() throws Exception {
		CliRun.of("write", files(folder, "  nand: {copies: [2]}"), "--dry-run").exits(ExitCode.BAD_INPUT)
				.complains("found copy 1 of the image at block 2, expected block 4 at least");
		CliRun.of("write", files(folder, "  nand: {blocks: 1}"), "--dry-run").exits(ExitCode.BAD_INPUT)
				.complains("found 1 blocks for each copy of the image, expected 2 at least");
	}
}
