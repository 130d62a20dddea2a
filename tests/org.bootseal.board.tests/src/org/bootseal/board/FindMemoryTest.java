/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.bootseal.board.nor.FlashWiring;
import org.bootseal.board.nor.NorChip;
import org.bootseal.board.nor.NorFigures;
import org.bootseal.board.nor.SfdpRevision;
import org.bootseal.core.Progress;
import org.bootseal.core.device.Device;
import org.bootseal.core.finder.FindMemory;
import org.bootseal.core.finder.FoundMemory;
import org.bootseal.core.plan.BoardChoice;
import org.bootseal.core.plan.MemoryJournal;
import org.bootseal.core.plan.Outcome;
import org.bootseal.core.plan.PlanFile;
import org.bootseal.core.plan.PlanRunner;
import org.bootseal.core.plan.RunListener;
import org.bootseal.core.plan.RunRecord;
import org.bootseal.core.plan.StepRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A memory configuration is found for every flash and every wiring, and leaves the flash as it was. */
class FindMemoryTest {

	private static final int READS = 60;

	@TempDir
	private Path folder;
	private VirtualBoard board;
	private FindMemory.Search search;

	private static Device device(BoardSpec spec) {
		return spec.device().device();
	}

	private static PlanFile loader(BoardSpec spec) {
		long address = device(spec).flashloaderAddress();
		return PlanFile.of(Path.of("loader.bin"), TestImages.ramImage(address, true));
	}

	private RunRecord find(BoardSpec spec, boolean scratch) throws Exception {
		board = VirtualBoard.create(spec);
		return find(scratch, RunListener.NONE, Progress.NONE);
	}

	private RunRecord find(boolean scratch, RunListener listener, Progress progress) throws Exception {
		BoardSpec spec = board.spec();
		search = new FindMemory(device(spec), Optional.of(loader(spec)), Optional.empty(), scratch,
				OptionalLong.empty(), folder.resolve("backups"), READS, Duration.ofHours(10)).search();
		return PlanRunner.run(search.plan(), VirtualBoards.of(board), BoardChoice.only(), asked -> true, progress,
				new MemoryJournal(), listener);
	}

	private static Stream<String> boards() {
		return BoardSpec.names().stream();
	}

	private FoundMemory found(RunRecord record) {
		assertEquals(Outcome.OK, record.outcome(), () -> record.failure() + " " + lines(record));
		return search.found().orElseThrow();
	}

	private static String lines(RunRecord record) {
		return String.join("\n", record.steps().stream().map(StepRecord::commandLines).flatMap(List::stream).toList());
	}

	@ParameterizedTest
	@MethodSource("boards")
	void everyBoard(String name) throws Exception {
		FoundMemory memory = found(find(BoardSpec.named(name), true));
		assertTrue(memory.option().isPresent());
		assertTrue(memory.open().isEmpty(), memory.open().toString());
	}

	private static byte[] content(VirtualBoard board) {
		return board.readFlash(0, board.spec().nor().size());
	}

	/** Something in the first and in the last sector, as a flash in use has it. */
	private void fill(BoardSpec spec) throws Exception {
		board = VirtualBoard.create(spec);
		try (Host host = TestBench.loader(board, VirtualBoards.of(board))) {
			TestBench.flash(host, TestImages.flashImage(0x3000));
			long last = TestImages.FLASH + spec.nor().size() - 0x1000;
			assertEquals(0, host.writeMemory(last, TestImages.pattern(0x1000)));
		}
		board.powerCycle();
	}

	/** Writes FCB and image with what was found, and boots. */
	private void assertBoots(FoundMemory memory) throws Exception {
		byte[] image = TestImages.flashImage(0x2000);
		board.setBootPins(BootPins.SERIAL);
		board.powerCycle();
		try (Host host = TestBench.loader(board, VirtualBoards.of(board))) {
			host.patience(Duration.ofMinutes(5));
			if (memory.option().isPresent()) {
				List<Integer> words = memory.option().get().words();
				assertEquals(0, host.configure(words.get(0), words.size() > 1 ? words.get(1) : 0));
				assertEquals(0, host.erase(TestImages.FLASH, 0x1000L + image.length));
				assertEquals(0, host.configure(0xF000000F));
			} else {
				host.writeMemory(0x2000, memory.fcb().orElseThrow());
				assertEquals(0, host.simple(0x11, 9, 0x2000));
				assertEquals(0, host.erase(TestImages.FLASH, 0x1000L + image.length));
				assertEquals(0, host.writeMemory(TestImages.FLASH, memory.fcb().orElseThrow()));
			}
			assertEquals(0, host.writeMemory(TestImages.FLASH + 0x1000, image));
		}
		assertTrue(board.bootInternally().booted(), board.bootReport().steps()::toString);
	}

	@ParameterizedTest
	@CsvSource({ "A,true,4,true", "A,false,1,true", "A,false,4,false", "A,true,1,false" })
	void everyWiringThatBoots(char port, boolean secondary, int lines, boolean dqsFree) throws Exception {
		BoardSpec evk = BoardSpec.mimxrt1020Evk();
		FlashWiring wiring = new FlashWiring(1, port, secondary, lines, dqsFree, true, 0, 0);
		FoundMemory memory = found(find(evk.withWiring(wiring), true));
		assertBoots(memory);
	}

	@ParameterizedTest
	@CsvSource({ "MIMXRT1020-EVK,1,B,false", "MIMXRT1020-EVK,1,B,true", "MIMXRT1060-EVK,2,A,false",
			"MIMXRT1170-EVK,2,A,true", "MIMXRT1170-EVK,2,B,false", "MIMXRT1050-EVKB,1,B,true" })
	void otherPlaces(String name, int flexSpi, char port, boolean secondary) throws Exception {
		BoardSpec spec = BoardSpec.named(name);
		FlashWiring wiring = new FlashWiring(flexSpi, port, secondary, spec.wiring().dataLines());
		FoundMemory memory = found(find(spec.withWiring(wiring), true));
		assertEquals(flexSpi == 2, memory.instance().orElse(1) == 2);
		assertEquals(port == 'B', memory.place().contains("port B"));
		assertEquals(secondary, memory.place().contains("secondary pins"));
		assertFalse(memory.configuration(folder.resolve("a.memcfg.yaml")).orElseThrow().text().isBlank());
	}

	private static Stream<String> chips() {
		return NorFigures.names().stream();
	}

	/** Each chip, with a table that tells all, one that says nothing of quad enable, an older one, and none. */
	@ParameterizedTest
	@MethodSource("chips")
	void everyChip(String name) throws Exception {
		NorFigures chip = NorFigures.of(name);
		for (SfdpRevision sfdp : SfdpRevision.values()) {
			BoardSpec board = BoardSpec.named(chip.quadEnable() == 0 ? "MIMXRT1050-EVKB" : "MIMXRT1020-EVK");
			RunRecord record = find(board.withNor(new NorFigures(chip.name(), chip.kind(), chip.jedecId(), chip.size(),
					chip.claimedSize(), chip.pageSize(), chip.maxMegahertz(), chip.quadEnable(),
					chip.quadEnableRequirement(), sfdp, chip.millivolts(), chip.protectedAtPowerUp(),
					chip.pageProgramMicros(), chip.unitEraseMicros(), chip.chipEraseMicros(),
					chip.statusWriteMicros())), true);
			FoundMemory memory = found(record);
			assertEquals(chip.protectedAtPowerUp(), memory.open().toString().contains("not written"),
					memory.open().toString());
			if (!chip.protectedAtPowerUp()) {
				assertBoots(memory);
			}
			assertQuadEnables(record, chip);
		}
	}

	/** No word with a way to enable quad that the chip does not have. */
	private static void assertQuadEnables(RunRecord record, NorFigures chip) {
		List<Integer> own = switch (chip.quadEnable()) {
		case 0x40 -> List.of(1);
		case 0x8000 -> List.of(3);
		case 0x200 -> chip.quadEnableRequirement() == 6 ? List.of(4) : List.of(2, 4);
		default -> List.of();
		};
		lines(record).lines().filter(line -> line.matches(".*fill-memory 0x0000[0-9A-F]{4} 4 0xC[01].*"))
				.forEach(line -> {
					int enable = Integer.parseUnsignedInt(line.substring(line.length() - 8), 16) >>> 8 & 0xF;
					assertTrue(enable == 0 || own.contains(enable), () -> chip.name() + ": " + line);
				});
	}

	@Test
	void theFlashIsAsItWas() throws Exception {
		fill(BoardSpec.mimxrt1020Evk());
		byte[] before = content(board);
		FoundMemory memory = found(find(true, RunListener.NONE, Progress.NONE));
		assertArrayEquals(before, content(board));
		assertTrue(memory.proofs().toString().contains("erased, programmed and read back"), memory.proofs().toString());
		assertTrue(board.bootInternally().booted());
		try (Stream<Path> left = Files.list(folder.resolve("backups"))) {
			assertEquals(0, left.count());
		}
	}

	@ParameterizedTest
	@MethodSource("boards")
	void withoutConsentNothingIsErasedOrProgrammed(String name) throws Exception {
		FoundMemory memory = found(find(BoardSpec.named(name), false));
		assertEquals(0, board.statistics().sectorsErased());
		assertEquals(0, board.statistics().pagesProgrammed());
		assertTrue(memory.open().toString().contains("only read"), memory.open().toString());
		assertFalse(Files.exists(folder.resolve("backups")));
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3 })
	void theMarginOfTheBoardIsFound(long seed) throws Exception {
		FlashWiring wiring = new FlashWiring(1, 'A', false, 4, true, true, 0, 60);
		FoundMemory memory = found(find(BoardSpec.mimxrt1020Evk().withSeed(seed).withWiring(wiring), true));
		assertTrue(memory.margins().stream().anyMatch(margin -> margin.wrong() > 0 && margin.megahertz() > 60),
				memory.marginText());
		FoundMemory.Margin best = memory.margins().get(memory.margins().size() - 1);
		assertEquals(0, best.wrong());
		assertTrue(memory.marginText().endsWith("; use " + best.megahertz()), memory.marginText());
	}

	@Test
	void aFlashInQpiNeedsAPowerCycle() throws Exception {
		board = VirtualBoard.create(BoardSpec.mimxrt1020Evk());
		board.setFlashStatus(0x40 | NorChip.QPI);
		RunRecord record = find(true, RunListener.NONE, Progress.NONE);
		assertEquals(Outcome.FAILED, record.outcome());
		assertTrue(record.failure().orElseThrow().what().contains("QPI"), record.failure().toString());
		board.powerCycle();
		found(find(true, RunListener.NONE, Progress.NONE));
	}

	@Test
	void protectedFlashIsSaid() throws Exception {
		board = VirtualBoard.create(BoardSpec.mimxrt1020Evk());
		board.setFlashStatus(NorChip.BLOCK_PROTECTION);
		FoundMemory memory = found(find(true, RunListener.NONE, Progress.NONE));
		assertTrue(memory.open().toString().contains("not written"), memory.open().toString());
	}

	/** Cancelled at any command: the flash is as it was, or the record says where its content is. */
	@ParameterizedTest
	@ValueSource(ints = { 5, 40, 80, 90, 100, 110, 130, 160 })
	void cancelling(int commands) throws Exception {
		fill(BoardSpec.mimxrt1020Evk());
		byte[] before = content(board);
		AtomicInteger left = new AtomicInteger(commands);
		Progress progress = new Progress() {
			@Override
			public void bytes(long done, long total) {
				// nobody looks
			}

			@Override
			public boolean isCancelled() {
				return left.get() <= 0;
			}
		};
		RunListener counter = new RunListener() {
			@Override
			public void command(org.bootseal.core.plan.Step step, String line) {
				left.decrementAndGet();
			}
		};
		RunRecord record = find(true, counter, progress);
		assertTrue(record.outcome() == Outcome.CANCELLED || search.found().isPresent(), record.toString());
		assertArrayEquals(before, content(board));
	}
}
