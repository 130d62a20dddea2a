/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.bootseal.board.nor.FlashWiring;
import org.bootseal.board.nor.NorChip;
import org.bootseal.board.nor.NorFigures;
import org.bootseal.core.BadInputException;
import org.bootseal.core.connection.BoardMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A board survives in a file between the runs of programs. */
class BoardStateTest {

	@TempDir
	Path folder;

	private VirtualBoard reopened(VirtualBoard board) throws Exception {
		Path file = folder.resolve("board.json");
		board.save(file);
		try (Stream<Path> files = Files.list(folder)) {
			assertEquals(1, files.count());
		}
		return VirtualBoard.open(file);
	}

	@Test
	void everyCommandFromAProcessOfItsOwn() throws Exception {
		byte[] loader = TestImages.ramImage(TestImages.LOADER_ADDRESS, true);
		VirtualBoard board = reopened(VirtualBoard.create(BoardSpec.mimxrt1020Evk().withSeed(9)));
		try (Host host = Host.connect(VirtualBoards.of(board), BoardMode.ROM)) {
			host.writeFile(TestImages.LOADER_ADDRESS, loader);
		}
		board = reopened(board);
		try (Host host = Host.connect(VirtualBoards.of(board), BoardMode.ROM)) {
			host.jump(TestImages.LOADER_ADDRESS);
		}
		board = reopened(board);
		try (Host host = Host.connect(VirtualBoards.of(board), BoardMode.FLASHLOADER)) {
			assertEquals(0, host.configure(0xC0000007));
		}
		board = reopened(board);
		byte[] image = TestImages.flashImage(0x2000);
		try (Host host = Host.connect(VirtualBoards.of(board), BoardMode.FLASHLOADER)) {
			assertEquals(0, host.erase(TestImages.FLASH, 0x8000));
			assertEquals(0, host.configure(0xF000000F));
			assertEquals(0, host.writeMemory(TestImages.FLASH + 0x1000, image));
			assertEquals(0, host.programOnce(24, 0xABCD));
		}
		board = reopened(board);
		assertArrayEquals(image, board.readFlash(0x1000, image.length));
		assertEquals(0xABCD, board.readFuse(24));
		assertTrue(board.bootInternally().booted());
		VirtualBoard booted = reopened(board);
		assertEquals(board.bootReport(), booted.bootReport());
		assertEquals(BootPins.INTERNAL, booted.bootPins());
		assertTrue(VirtualBoards.of(booted).find().isEmpty());
		booted.setBootPins(BootPins.SERIAL);
		booted.reset();
		Host.connect(VirtualBoards.of(booted), BoardMode.ROM).close();
	}

	@Test
	void errorStatusWiringAndUnpluggedBoard() throws Exception {
		VirtualBoard board = VirtualBoard
				.create(BoardSpec.mimxrt1020Evk().withWiring(new FlashWiring(1, 'B', true, 1)).withPath("virtual:2-1"));
		board.bootInternally();
		VirtualBoard second = reopened(board);
		assertEquals(board.spec(), second.spec());
		try (Host host = Host.connect(VirtualBoards.of(second), BoardMode.ROM)) {
			assertEquals(List.of(0x56787856, 0x33333333), host.errorStatus());
		}
		second.unplug();
		VirtualBoard third = reopened(second);
		assertTrue(VirtualBoards.of(third).find().isEmpty());
		third.reset();
		assertTrue(VirtualBoards.of(third).find().isEmpty());
	}

	@Test
	void whatIsParticularToOneBoardIsKept() throws Exception {
		BoardSpec spec = BoardSpec.mimxrt1020Evk().withNor(NorFigures.of("w25q64jv"))
				.withWiring(new FlashWiring(1, 'A', false, 4, false, false, 3300, 90))
				.withSample(new BoardSample(Set.of(3, 7), 250, Optional.of(BootPins.FUSES)));
		VirtualBoard board = VirtualBoard.create(spec);
		board.setBootPins(BootPins.INTERNAL);
		board.setFlashStatus(0x4200 | NorChip.QPI);
		VirtualBoard second = reopened(board);
		assertEquals(spec, second.spec());
		assertEquals(BootPins.FUSES, second.bootPins(), "they are tied");
		second.reset();
		try (Host host = TestBench.loader(second, VirtualBoards.of(second))) {
			assertEquals(20107, host.configure(0xC0000007), "no reset line: still in QPI");
		}
		second.powerCycle();
		try (Host host = TestBench.loader(second, VirtualBoards.of(second))) {
			assertEquals(0, host.configure(0xC0000007));
			assertEquals(20101, host.erase(TestImages.FLASH, 0x1000), "CMP lasts");
		}
	}

	@Test
	void stateIsTheSameWhenNothingHappened() throws Exception {
		VirtualBoard board = VirtualBoard.create(BoardSpec.mimxrt1020Evk());
		VirtualBoards bus = VirtualBoards.of(board);
		try (Host host = TestBench.loader(board, bus)) {
			TestBench.flash(host, TestImages.flashImage(0x400));
		}
		Path first = folder.resolve("first.json");
		Path second = folder.resolve("second.json");
		board.save(first);
		VirtualBoard.open(first).save(second);
		assertEquals(Files.readString(first), Files.readString(second));
		assertFalse(Files.readString(first).contains(folder.toString()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "garbage", "[]", "{}", "{\"format\":\"other\"}",
			"{\"format\":\"bootseal virtual board\",\"version\":2}",
			"{\"format\":\"bootseal virtual board\",\"version\":{}}",
			"{\"format\":\"bootseal virtual board\",\"version\":1,\"board\":\"nothing\"}" })
	void garbage(String text) throws Exception {
		Path file = Files.writeString(folder.resolve("state.json"), text);
		BadInputException e = assertThrows(BadInputException.class, () -> VirtualBoard.open(file));
		assertTrue(e.getMessage().contains("state.json"), e.getMessage());
	}

	@ParameterizedTest
	@CsvSource({ "\"pins\": \"SERIAL\",\"pins\": \"UP\",pins", "\"power\": \"ROM\",\"power\": 7,power",
			"0x40128003,xyz,fuses[0]", "\"clock\": 0,\"clock\": -4,clock",
			"\"dataLines\": 4,\"dataLines\": 9,dataLines",
			"\"flash\": {},\"flash\": {\"0x00000010\":\"\"},flash",
			"\"flash\": {},\"flash\": {\"0x00001000\":\"AAAA\"},flash.0x00001000",
			"\"ram\": {,'\"ram\": {\"0x00000003\": \"\",',ram", "\"resetCauses\": 1,\"resetCauses\": -1,resetCauses" })
	void oneWrongValue(String from, String to, String place) throws Exception {
		Path file = folder.resolve("state.json");
		VirtualBoard.create(BoardSpec.mimxrt1020Evk()).save(file);
		String good = Files.readString(file);
		assertTrue(good.contains(from), good);
		Files.writeString(file, good.replace(from, to));
		BadInputException e = assertThrows(BadInputException.class, () -> VirtualBoard.open(file));
		assertTrue(e.getMessage().contains(place), e.getMessage());
	}

	@Test
	void fileThatIsNotThere() {
		assertThrows(IOException.class, () -> VirtualBoard.open(folder.resolve("none.json")));
	}
}
