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
 * block protection. Its registers are one number here: status register 1 in bits 7:0, register 2 in bits 15:8, and what
 * a power cycle clears above them. Commands: data sheets of Winbond W25Q64JV, ISSI IS25LP064A and Macronix
 * MX25UM51345G.
 */
public final class NorChip extends FlashChip {

	/** Status register: write enable latch. */
	public static final int WEL = 0x02;
	/** Status register: block protection bits BP3..BP0. */
	public static final int BLOCK_PROTECTION = 0x3C;

	/** The chip takes commands on four lines only (QPI). */
	public static final int QPI = 1 << 16;
	/** The chip takes commands on eight lines only (OPI). */
	public static final int OPI = 1 << 17;
	/** The chip is in deep power down and takes nothing but the command that ends it. */
	public static final int POWER_DOWN = 1 << 18;
	/** The chip waits for four address bytes. */
	public static final int FOUR_BYTES = 1 << 19;
	/** Quad reads are enabled until power goes, though the bit that lasts is clear. */
	public static final int VOLATILE_QUAD = 1 << 20;

	private static final int LASTING = 0xFFFF;
	private static final int RESET_ENABLE = 0x66;
	private static final int RESET = 0x99;

	private int status;
	private int lastCommand;

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
	/**
	 * @param chip
	 *            a chip
	 * @return the same, which is one on SPI
	 */
	public static NorChip of(FlashChip chip) {
		if (chip instanceof NorChip nor) {
			return nor;
		}
		throw new IllegalStateException("the flash of this board has no such register");
	}

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
		command(0x06, 1);
	}

	/** Whether it takes commands on one line. */
	boolean listens() {
		return (status & (QPI | OPI | POWER_DOWN)) == 0;
	}

	/** Whether it takes commands on so many lines. */
	boolean hears(int lines) {
		int listening = (status & OPI) != 0 ? 8 : (status & QPI) != 0 ? 4 : 1;
		return lines == listening && (status & POWER_DOWN) == 0;
	}

	/** Whether it takes three address bytes, as all here send them. */
	boolean takesThreeBytes() {
		return (status & FOUR_BYTES) == 0;
	}

	/**
	 * A command of one byte; what does not come on as many lines as the chip listens on is noise to it.
	 *
	 * @param opcode
	 *            the command
	 * @param lines
	 *            1, 4 or 8
	 */
	public void command(int opcode, int lines) {
		boolean sleeps = (status & POWER_DOWN) != 0;
		if (!hears(lines) && !(sleeps && opcode == 0xAB && lines == 1)) {
			return;
		}
		switch (opcode) {
		case 0x04 -> status &= ~WEL;
		case 0x06 -> status |= WEL;
		case 0x35, 0x38 -> status |= isQuadEnabled() ? QPI : 0;
		case 0xF5, 0xFF -> status &= ~QPI;
		case 0x98 -> status &= (status & WEL) != 0 ? ~BLOCK_PROTECTION : -1;
		case 0xAB -> status &= ~POWER_DOWN;
		case 0xB7 -> status |= FOUR_BYTES;
		case 0xB9 -> status |= POWER_DOWN;
		case 0xE9 -> status &= ~FOUR_BYTES;
		case RESET -> status &= lastCommand == RESET_ENABLE ? LASTING & ~WEL : -1;
		default -> log().add("flash command 0x%02X", opcode);
		}
		lastCommand = opcode;
	}

	/** @return whether quad reads are enabled */
	boolean isQuadEnabled() {
		return (status & (figures().quadEnable() | VOLATILE_QUAD)) != 0;
	}

	/**
	 * Command 0x01 with two bytes, and 0x31 behind it where register 2 is written by that; does nothing without write
	 * enable.
	 *
	 * @param value
	 *            the new registers; WIP and WEL can't be written
	 */
	public void writeStatus(int value) {
		if ((status & WEL) != 0 && listens()) {
			status = status & ~LASTING | value & BlockProtection.writable(figures());
			time().spend(figures().statusWriteMicros() * BoardTime.MICROSECOND);
			log().add("flash status register = 0x%02X", status & LASTING);
		}
	}

	/**
	 * Sets the bit that enables quad reads, in the way of some chips.
	 *
	 * @param requirement
	 *            the way, by the numbers of JESD216B: 2 for bit 6 of register 1, 3 for bit 7 of register 2, 4 for bit 1
	 *            of register 2 with command 0x01, 6 for that with 0x31
	 */
	void enableQuad(int requirement) {
		boolean second = requirement == 6 || figures().quadEnableRequirement() != 6;
		int bit = switch (requirement) {
		case 2 -> Sfdp.FIRST_REGISTER_BIT_6;
		case 3 -> 0x8000;
		case 4, 6 -> second ? 0x200 : 0;
		default -> 0;
		};
		writeEnable();
		writeStatus(status | bit);
	}

	/**
	 * @param address
	 *            an address
	 * @return whether the status registers protect it
	 */
	public boolean isProtected(int address) {
		return BlockProtection.covers(figures(), status, address);
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
		int first = address % figures().size() / unit * unit;
		if ((status & WEL) == 0 || !takesThreeBytes() || isProtected(first) || isProtected(first + unit - 1)) {
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
		int first = address % figures().size();
		if ((status & WEL) == 0 || !takesThreeBytes() || isProtected(first)) {
			log().add("flash refuses to program 0x%06X", address);
			status &= ~WEL;
			return 0;
		}
		int result = programCells(first, data);
		if (result == 0) {
			status &= ~WEL;
		}
		return result;
	}

	/** Only the bits that last stay. */
	@Override
	public void powerOn() {
		status &= LASTING & ~WEL;
		if (figures().protectedAtPowerUp()) {
			status |= BLOCK_PROTECTION;
		}
	}
}
