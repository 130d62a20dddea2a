/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.nor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;

import org.bootseal.board.fault.FaultPlayer;
import org.bootseal.board.silicon.BoardLog;
import org.bootseal.board.silicon.BoardStopped;
import org.bootseal.board.silicon.BoardTime;
import org.bootseal.board.silicon.VirtualClock;
import org.junit.jupiter.api.Test;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Modes of a flash chip, its protection, its age, and the traces to it. */
class NorChipModesTest {

	private static final int QE = 0x200;

	private final NorChip chip = chip("w25q64jv");

	private static NorChip chip(String name) {
		BoardTime time = new BoardTime(new VirtualClock(0));
		return new NorChip(NorFigures.of(name), 1, time, new BoardLog(time), new FaultPlayer());
	}

	private static NorChip left(String name, int registers) {
		NorChip chip = chip(name);
		chip.restore(registers, Map.of());
		return chip;
	}

	private static boolean programs(NorChip chip, int address) {
		chip.writeEnable();
		chip.program(address, new byte[] { 0 });
		return chip.cells(address, 1)[0] == 0;
	}

	@Test
	void inQpiItListensOnFourLinesOnly() {
		chip.restore(QE, Map.of());
		chip.command(0x38, 1);
		assertFalse(chip.listens());
		assertFalse(programs(chip, 0), "write enable on one line is noise");
		chip.command(0xFF, 1);
		assertFalse(chip.listens());
		chip.command(0xFF, 4);
		assertTrue(chip.listens());
		assertTrue(programs(chip, 0));
	}

	@Test
	void qpiNeedsTheQuadEnableBit() {
		chip.command(0x38, 1);
		assertTrue(chip.listens());
	}

	@Test
	void aResetTakesBothItsCommands() {
		chip.restore(QE | NorChip.FOUR_BYTES, Map.of());
		chip.command(0x99, 1);
		assertFalse(chip.takesThreeBytes());
		chip.command(0x66, 1);
		chip.command(0x99, 1);
		assertTrue(chip.takesThreeBytes());
		assertEquals(QE, chip.readStatus());
	}

	@Test
	void deepPowerDownEndsByItsCommandOnly() {
		chip.command(0xB9, 1);
		assertFalse(programs(chip, 0));
		chip.command(0x66, 1);
		chip.command(0x99, 1);
		assertFalse(chip.listens());
		chip.command(0xAB, 1);
		assertTrue(programs(chip, 0));
	}

	@Test
	void fourAddressBytesMakeNonsenseOfThree() {
		chip.command(0xB7, 1);
		assertFalse(programs(chip, 0));
		chip.command(0xE9, 1);
		assertTrue(programs(chip, 0));
	}

	@Test
	void aPowerCycleKeepsWhatLastsOnly() {
		chip.restore(QE | 0x04 | NorChip.OPI | NorChip.POWER_DOWN | NorChip.VOLATILE_QUAD, Map.of());
		chip.powerOn();
		assertEquals(QE | 0x04, chip.readStatus());
		assertTrue(chip.listens());
	}

	@Test
	void volatileQuadEnableIsGoneAfterPower() {
		NorChip other = left("gd25q64c", NorChip.VOLATILE_QUAD);
		assertTrue(other.isQuadEnabled());
		other.powerOn();
		assertFalse(other.isQuadEnabled());
	}

	@Test
	void theWayOfAnotherChipDoesNotEnableQuad() {
		for (int way : new int[] { 0, 2, 3, 4 }) {
			NorChip other = chip("gd25q64c");
			other.enableQuad(way);
			assertFalse(other.isQuadEnabled(), "way " + way);
		}
		NorChip right = chip("gd25q64c");
		right.enableQuad(6);
		assertTrue(right.isQuadEnabled());
	}

	@Test
	void powerUpProtectionGoesByTheGlobalUnlock() {
		NorChip other = chip("sst26vf064b");
		other.powerOn();
		assertTrue(other.isProtected(0));
		other.command(0x98, 1);
		assertTrue(other.isProtected(0), "it needs write enable");
		other.writeEnable();
		other.command(0x98, 1);
		assertFalse(other.isProtected(0));
	}

	@Property
	void theComplementTurnsTheAreaAround(@ForAll @IntRange(max = 0x1F) int bits,
			@ForAll @IntRange(max = 0x7FFFFF) int address) {
		int plain = bits << 2;
		assertEquals(left("w25q64jv", plain).isProtected(address),
				!left("w25q64jv", plain | BlockProtection.COMPLEMENT).isProtected(address));
	}

	@Property
	void moreLevelsProtectMore(@ForAll @IntRange(min = 1, max = 7) int level, @ForAll boolean bottom,
			@ForAll @IntRange(max = 0x7FFFFF) int address) {
		int side = bottom ? BlockProtection.BOTTOM : 0;
		boolean less = left("w25q64jv", level - 1 << 2 | side).isProtected(address);
		assertTrue(!less || left("w25q64jv", level << 2 | side).isProtected(address));
	}

	@Property
	void whatIsProtectedStaysAsItIs(@ForAll @IntRange(max = 0x3F) int bits,
			@ForAll @IntRange(max = 0x7FFFFF) int address) {
		int registers = (bits & 0x1F) << 2 | (bits & 0x20) << 9;
		NorChip some = left("w25q64jv", registers);
		assertEquals(!some.isProtected(address), programs(some, address));
	}

	@Test
	void aCounterfeitChipWrapsAround() {
		NorChip copy = chip("w25q128jv-copy");
		assertTrue(programs(copy, 0x100000 + 5));
		assertEquals(0, copy.cells(5, 1)[0]);
		copy.writeEnable();
		copy.erase(0x200000, 0x1000);
		assertEquals(-1, copy.cells(5, 1)[0]);
		assertEquals(0x1000000, Sfdp.parse(copy.readSfdp()).size());
	}

	@Test
	void olderChipsKnowLessOfThemselves() {
		assertEquals(null, Sfdp.parse(chip("m25p64").readSfdp()));
		assertFalse(Sfdp.parse(chip("w25q64bv").readSfdp()).isKnownRevision());
		Sfdp first = Sfdp.parse(chip("gd25q64c").readSfdp());
		assertTrue(first.isKnownRevision());
		assertEquals(-1, first.quadEnableRequirement());
		assertEquals(256, first.pageSize());
	}

	@Test
	void aWornSectorKeepsTheSameBitsEachTime() {
		chip.age(new FlashWear(Set.of(3), 0));
		for (int round = 0; round < 2; round++) {
			chip.writeEnable();
			chip.erase(0x3000, 0x1000);
		}
		byte[] worn = chip.cells(0x3000, 0x1000);
		chip.writeEnable();
		chip.erase(0x3000, 0x1000);
		assertArrayEquals(worn, chip.cells(0x3000, 0x1000));
		int zeros = 0;
		for (byte each : worn) {
			zeros += Byte.SIZE - Integer.bitCount(each & 0xFF);
		}
		assertTrue(zeros > 0 && zeros <= 5, zeros + " bits");
		chip.writeEnable();
		chip.erase(0x4000, 0x1000);
		byte[] blank = new byte[0x1000];
		Arrays.fill(blank, (byte) 0xFF);
		assertArrayEquals(blank, chip.cells(0x4000, 0x1000));
	}

	@Test
	void aWeakSupplyBreaksDownWhenErasingGoesOnForLong() {
		chip.age(new FlashWear(Set.of(), 100));
		chip.writeEnable();
		chip.erase(0, 0x1000);
		chip.writeEnable();
		chip.erase(0x1000, 0x1000);
		chip.writeEnable();
		assertThrows(BoardStopped.class, () -> chip.erase(0x2000, 0x1000));
	}

	@Test
	void noiseGrowsWithTheClockAndIsTheSameEachTime() {
		assertEquals(0, flips(100, 100));
		assertEquals(0, flips(0, 200));
		int some = flips(100, 133);
		int many = flips(60, 133);
		assertTrue(some > 0 && some < many, some + ", " + many);
		assertEquals(some, flips(100, 133));
	}

	private static int flips(int clean, int clock) {
		LineNoise noise = new LineNoise(clean, 7);
		byte[] bytes = new byte[1 << 20];
		noise.befall(bytes, clock);
		int flips = 0;
		for (byte each : bytes) {
			flips += Integer.bitCount(each & 0xFF);
		}
		return flips;
	}
}
