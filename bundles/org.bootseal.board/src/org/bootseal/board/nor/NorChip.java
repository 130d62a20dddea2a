/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.nor;

import org.bootseal.board.fault.FaultPlayer;
import org.bootseal.board.silicon.BoardLog;
import org.bootseal.board.silicon.BoardTime;

/**
 * A serial NOR flash chip, by its SPI commands. Programming and erasing need the write enable latch and respect the
 * block protection. Both status registers are one number here: register 1 in bits 7:0, register 2 in bits 15:8.
 */
public final class NorChip extends FlashChip {

	/** Status register: write enable latch. */
	public static final int WEL = 0x02;
	/** Status register: block protection bits BP3..BP0. */
	public static final int BLOCK_PROTECTION = 0x3C;

	private static final int WRITE_DISABLE_FUSE = 0x80;
	private static final int BLOCK_64 = 0x10000;

	private int status;

	/**
	 * An erased chip.
	 *
	 * @param figures
	 *            its figures
	 * @param seed
	 *            decides what an interrupted erase leaves
	 * @param time
	 *            what erasing and programming take
	 * @param log
	 *            what is erased
	 * @param faults
	 *            what goes wrong
	 */
	public NorChip(NorFigures figures, long seed, BoardTime time, BoardLog log, FaultPlayer faults) {
		super(figures, seed, time, log, faults);
	}

	/** @return the answer to command 0x5A at address 0, the whole table */
	byte[] readSfdp() {
		return Sfdp.of(figures());
	}

	/**
	 * @return the status registers, as commands 0x05 and 0x35 read them; WIP reads 0, who waits for the chip waits by
	 *         the clock
	 */
	@Override
	public int readStatus() {
		return status;
	}

	@Override
	void writeRegisters(int saved) {
		status = saved;
	}

	/** Command 0x06. */
	public void writeEnable() {
		status |= WEL;
	}

	/** @return whether the quad enable bit is set */
	boolean isQuadEnabled() {
		return (status & figures().quadEnable()) != 0;
	}

	/**
	 * Command 0x01; does nothing without write enable.
	 *
	 * @param value
	 *            the new registers; WIP and WEL can't be written
	 */
	public void writeStatus(int value) {
		if ((status & WEL) != 0) {
			status = value & (BLOCK_PROTECTION | figures().quadEnable() | WRITE_DISABLE_FUSE);
			time().spend(figures().statusWriteMicros() * BoardTime.MICROSECOND);
			log().add("flash status register = 0x%02X", status);
		}
	}

	/**
	 * @param address
	 *            an address
	 * @return whether BP3..BP0 protect it: the upper 1, 2, 4 .. 64 blocks of 64 KiB, or all (top protection, assumed)
	 */
	public boolean isProtected(int address) {
		int level = (status & BLOCK_PROTECTION) >> 2;
		if (level == 0) {
			return false;
		}
		return level > 7 || address >= figures().size() - (BLOCK_64 << level - 1);
	}

	/**
	 * Commands 0x20, 0x52 and 0xD8, and 0x60.
	 *
	 * @param address
	 *            an address in the unit
	 * @param unit
	 *            bytes of the unit: one that the chip has, or its size
	 * @return 0, or the status that a fault asks for
	 */
	public int erase(int address, int unit) {
		int first = address - address % unit;
		if ((status & WEL) == 0 || isProtected(first) || isProtected(first + unit - 1)) {
			log().add("flash refuses to erase 0x%06X", first);
			status &= ~WEL;
			return 0;
		}
		int result = eraseCells(first, unit);
		if (result == 0) {
			status &= ~WEL;
		}
		return result;
	}

	/**
	 * Command 0x02: clears the bits that are 0 in the data; behind the end of the page it goes on at its start.
	 *
	 * @param address
	 *            first address
	 * @param data
	 *            bytes; of more than a page the last are used
	 * @return 0, or the status that a fault asks for
	 */
	public int program(int address, byte[] data) {
		if ((status & WEL) == 0 || isProtected(address)) {
			log().add("flash refuses to program 0x%06X", address);
			status &= ~WEL;
			return 0;
		}
		int result = programCells(address, data);
		if (result == 0) {
			status &= ~WEL;
		}
		return result;
	}

	/** The latch is off, the non-volatile bits stay. */
	@Override
	public void powerOn() {
		status &= ~WEL;
	}
}
