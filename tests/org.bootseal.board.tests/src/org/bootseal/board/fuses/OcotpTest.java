/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.fuses;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import org.bootseal.board.fault.Fault;
import org.bootseal.board.fault.FaultEffect;
import org.bootseal.board.fault.FaultPlayer;
import org.bootseal.board.fault.FaultScript;
import org.bootseal.board.fault.FaultSite;
import org.bootseal.board.silicon.BoardLog;
import org.bootseal.board.silicon.BoardStopped;
import org.bootseal.board.silicon.BoardTime;
import org.bootseal.board.silicon.DeviceFigures;
import org.bootseal.board.silicon.VirtualClock;
import org.bootseal.board.soc.Registers;
import org.bootseal.core.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fuses of an RT1176: words with ECC, words stored twice, and a lock in each word. */
class OcotpTest {

	private static final int SEC_BOOT_CFG1 = 22;
	private static final int SRK_HASH = 48;
	private static final int LOCK_CFG1 = 9;
	private static final int USER_KEY1 = 96;

	private final DeviceFigures device;
	private final Ocotp fuses;

	OcotpTest() throws BadInputException {
		device = DeviceFigures.of("MIMXRT1176");
		fuses = fuses(FaultScript.none());
	}

	private Ocotp fuses(FaultScript faults) {
		BoardTime time = new BoardTime(new VirtualClock(0));
		FaultPlayer player = new FaultPlayer();
		player.play(faults);
		return new Ocotp(device, 1, time, new BoardLog(time), player);
	}

	@Test
	void wordWithEccIsBurntOnce() {
		assertEquals(0, fuses.program(SRK_HASH, 0x0F));
		assertEquals(0, fuses.program(SRK_HASH, 0xF0));

		assertEquals(0x0F, fuses.shadow(SRK_HASH));
	}

	@Test
	void burningNothingLeavesAWordWithEccOpen() {
		assertEquals(0, fuses.program(SRK_HASH, 0));
		assertEquals(0, fuses.program(SRK_HASH, 0x80000001));

		assertEquals(0x80000001, fuses.cell(SRK_HASH));
	}

	@Test
	void wordThatIsStoredTwiceHasSixteenBitsThatAreBurntOneByOne() {
		fuses.program(SEC_BOOT_CFG1, 0x0010);
		fuses.program(SEC_BOOT_CFG1, 0xFFFF0002);

		assertEquals(0x001A, fuses.cell(SEC_BOOT_CFG1));
	}

	@Test
	void eachWordHasItsLock() {
		fuses.program(SEC_BOOT_CFG1, 0x10);
		fuses.lock(SEC_BOOT_CFG1);

		assertEquals(0, fuses.program(SEC_BOOT_CFG1, 0x2));
		assertEquals(0x18, fuses.cell(SEC_BOOT_CFG1));
		fuses.program(SEC_BOOT_CFG1 + 1, 0x2);
		assertEquals(0x2, fuses.cell(SEC_BOOT_CFG1 + 1));
	}

	/** LOCKED0 has the first 16 words, LOCKED1 the next 32: mboot property 31 as SPSDK 3.10 reads it. */
	@Test
	void registersTellWhatIsLocked() {
		fuses.lock(SEC_BOOT_CFG1);
		fuses.program(SRK_HASH, 1);
		Registers registers = new Registers(device, fuses);

		assertEquals(1 << SEC_BOOT_CFG1 - 16, fuses.lockedWords(1) & 1 << SEC_BOOT_CFG1 - 16);
		assertEquals(1, fuses.lockedWords(2) & 0xFF);
		assertEquals(0, fuses.lockedWords(0));
		assertEquals(fuses.lockedWords(1), word(registers, 0x40CAC610L));
		assertEquals(fuses.lockedWords(2), word(registers, 0x40CAC620L));
		assertEquals(5, device.fuses().wordLockRegisters());
	}

	private static int word(Registers registers, long address) {
		byte[] bytes = registers.read(address, Integer.BYTES);
		return bytes[0] & 0xFF | (bytes[1] & 0xFF) << 8 | (bytes[2] & 0xFF) << 16 | bytes[3] << 24;
	}

	@ParameterizedTest
	@CsvSource({ "96, 9, 0x4", "135, 9, 0x40", "255, 9, 0x4000", "75, 8, 0x4000", "78, 8, 0x800" })
	void readLocksHideKeys(int word, int lockWord, String bit) {
		fuses.burn(word, 0x12345678);
		fuses.reload();
		fuses.program(lockWord, Integer.decode(bit));

		assertEquals(Ocotp.READ_LOCKED, fuses.shadow(word));
		assertEquals(0x12345678, fuses.inner(word));
	}

	@Test
	void readLockDoesNotLockAgainstProgramming() {
		fuses.program(LOCK_CFG1, 0x4);
		fuses.program(USER_KEY1, 0x55);

		assertEquals(0x55, fuses.cell(USER_KEY1));
	}

	/** What a power cut left in a word with ECC can't be made good. */
	@Test
	void powerCutSpoilsAWordWithEcc() {
		Ocotp cut = fuses(
				FaultScript.none().with(Fault.at(FaultSite.FUSE_WORD, FaultEffect.powerCut()).number(SRK_HASH)));
		assertThrows(BoardStopped.class, () -> cut.program(SRK_HASH, 0xF));
		assertEquals(0x3, cut.cell(SRK_HASH));

		cut.program(SRK_HASH, 0xF);

		assertEquals(0x3, cut.cell(SRK_HASH));
	}

	@Test
	void locksAreKeptWithTheBoard() {
		fuses.lock(SEC_BOOT_CFG1);
		fuses.lock(200);
		Ocotp copy = fuses(FaultScript.none());

		copy.restore(fuses.save());

		copy.program(200, 1);
		copy.program(SEC_BOOT_CFG1, 2);
		copy.program(201, 1);
		assertEquals(List.of(0, 8, 1), List.of(copy.cell(200), copy.cell(SEC_BOOT_CFG1), copy.cell(201)));
		assertEquals(copy.savedLength(), copy.save().length);
	}
}
