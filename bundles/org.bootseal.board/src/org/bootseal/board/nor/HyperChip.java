/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.nor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.bootseal.board.fault.FaultPlayer;
import org.bootseal.board.silicon.BoardLog;
import org.bootseal.board.silicon.BoardTime;

/**
 * A HyperFlash, by the words that are written to it over HyperBus: commands begin with 0xAA at word 0x555 and 0x55 at
 * word 0x2AA. Addresses count words of 16 bits, whose high byte comes first on the bus. Source: command table of the
 * data sheet of the S26KS512S, which the IS26KS512S follows; the commands are those that a flashloader sends (FCB of
 * the RT1050 EVKB, SPSDK 0.2.1, test data).
 */
public final class HyperChip extends FlashChip {

	private static final int UNLOCK_1 = 0x555;
	private static final int UNLOCK_2 = 0x2AA;
	private static final int COMMAND_ADDRESS_MASK = 0x7FF;
	private static final int CFI_ADDRESS = 0x55;
	private static final int READY = 0x80;
	private static final int PROGRAM_FAILED = 0x10;
	private static final int ERASE_FAILED = 0x20;
	private static final int[] CFI_QUERY = { 'Q', 'R', 'Y' };
	private static final int CFI_QUERY_AT = 0x10;
	private static final int CFI_SIZE_AT = 0x27;

	/** What was written since the last command was complete, such as "555=AA". */
	private final List<String> heard = new ArrayList<>();
	private Show show = Show.ARRAY;
	private int status = READY;

	/** What reading shows. */
	private enum Show {
		ARRAY, STATUS, CFI
	}

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
	public HyperChip(NorFigures figures, long seed, BoardTime time, BoardLog log, FaultPlayer faults) {
		super(figures, seed, time, log, faults);
	}

	/** @return the status register; who waits for the chip waits by the clock, so it is always ready */
	@Override
	public int readStatus() {
		return status;
	}

	@Override
	void writeRegisters(int saved) {
		status = saved;
	}

	@Override
	public void powerOn() {
		heard.clear();
		show = Show.ARRAY;
		status = READY;
	}

	/**
	 * A write over the bus.
	 *
	 * @param word
	 *            its address in words
	 * @param data
	 *            an even number of bytes, as they come over the bus
	 * @return 0, or the status that a fault asks for
	 */
	int write(int word, byte[] data) {
		int value = data.length == 2 ? (data[0] & 0xFF) << 8 | data[1] & 0xFF : -1;
		if (value == 0xF0) {
			heard.clear();
			show = Show.ARRAY;
			return 0;
		}
		if (heard.equals(List.of("555=AA", "2AA=55", "555=A0"))) {
			return program(word, data);
		}
		if (heard.equals(List.of("555=AA", "2AA=55", "555=80", "555=AA", "2AA=55"))) {
			return erase(word, value);
		}
		int at = word & COMMAND_ADDRESS_MASK;
		if (at == UNLOCK_1 && value == 0x70) {
			show = Show.STATUS;
		} else if ((at & 0xFF) == CFI_ADDRESS && value == 0x98) {
			show = Show.CFI;
		} else if (isPartOfCommand(at, value)) {
			heard.add(Integer.toHexString(at).toUpperCase(Locale.ROOT) + "="
					+ Integer.toHexString(value).toUpperCase(Locale.ROOT));
		} else {
			log().add("flash does not know the write of 0x%04X to word 0x%X", value, word);
			heard.clear();
		}
		return 0;
	}

	private boolean isPartOfCommand(int at, int value) {
		boolean unlocked = heard.size() >= 2 && heard.get(heard.size() - 1).equals("2AA=55");
		return switch (value) {
		case 0xAA -> at == UNLOCK_1;
		case 0x55 -> at == UNLOCK_2 && !heard.isEmpty() && heard.get(heard.size() - 1).equals("555=AA");
		case 0xA0, 0x80 -> at == UNLOCK_1 && unlocked && heard.size() == 2;
		default -> false;
		};
	}

	private int erase(int word, int value) {
		heard.clear();
		status = READY;
		if (value == 0x30) {
			int sector = figures().sectorSize();
			return eraseCells((int) (2L * word % figures().size()) / sector * sector, sector);
		}
		if (value == 0x10 && (word & COMMAND_ADDRESS_MASK) == UNLOCK_1) {
			return eraseCells(0, figures().size());
		}
		status = READY | ERASE_FAILED;
		return 0;
	}

	/** Words of one page; more than that is refused. */
	private int program(int word, byte[] data) {
		heard.clear();
		int address = (int) (2L * word % figures().size());
		if (address % figures().pageSize() + data.length > figures().pageSize()) {
			status = READY | PROGRAM_FAILED;
			return 0;
		}
		status = READY;
		return programCells(address, data);
	}

	/**
	 * A read over the bus. Status is shown once, then the array again.
	 *
	 * @param word
	 *            address in words
	 * @param length
	 *            bytes
	 * @return the bytes as they come over the bus
	 */
	byte[] readBus(int word, int length) {
		if (show == Show.ARRAY) {
			return read(2 * word, length);
		}
		byte[] bytes = new byte[length];
		for (int i = 0; i + 1 < length; i += 2) {
			int value = show == Show.STATUS ? status : cfi(word + i / 2);
			bytes[i] = (byte) (value >>> 8);
			bytes[i + 1] = (byte) value;
		}
		show = show == Show.STATUS ? Show.ARRAY : show;
		return bytes;
	}

	private int cfi(int word) {
		if (word >= CFI_QUERY_AT && word < CFI_QUERY_AT + CFI_QUERY.length) {
			return CFI_QUERY[word - CFI_QUERY_AT];
		}
		return word == CFI_SIZE_AT ? Integer.numberOfTrailingZeros(figures().size()) : 0;
	}

	/** Asks for the size by CFI, as a flashloader does; 0 if no CFI answers. */
	static int sizeByCfi(HyperChip chip) {
		chip.write(UNLOCK_1, new byte[] { 0, (byte) 0x98 });
		byte[] query = chip.readBus(CFI_QUERY_AT, 6);
		byte[] size = chip.readBus(CFI_SIZE_AT, 2);
		chip.write(0, new byte[] { 0, (byte) 0xF0 });
		return Arrays.equals(query, new byte[] { 0, 'Q', 0, 'R', 0, 'Y' }) ? 1 << size[1] : 0;
	}
}
