/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.nor;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

import org.bootseal.board.fault.FaultEffect;
import org.bootseal.board.fault.FaultPlayer;
import org.bootseal.board.fault.FaultSite;
import org.bootseal.board.silicon.BoardLog;
import org.bootseal.board.silicon.BoardStopped;
import org.bootseal.board.silicon.BoardTime;

/**
 * The cells of a NOR flash chip. Programming only clears bits and wraps at the end of the page; erasing sets them. How
 * a chip is told to do that is a matter of its kind.
 */
public abstract sealed class FlashChip permits NorChip, HyperChip {

	/** Bytes in which cells are kept, counted by faults and saved; no chip erases less. */
	public static final int SECTOR = 4096;
	/** Bytes in which the use of cells is traced; no chip has smaller pages. */
	public static final int PAGE = 256;

	private final NorFigures figures;
	private final BoardTime time;
	private final BoardLog log;
	private final FaultPlayer faults;
	private final long seed;
	private final Map<Integer, byte[]> sectors = new TreeMap<>();
	private final FlashTrace trace;
	private FlashWear wear = FlashWear.none();
	private long erases;
	private long programs;

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
	FlashChip(NorFigures figures, long seed, BoardTime time, BoardLog log, FaultPlayer faults) {
		this.figures = figures;
		this.seed = seed;
		this.time = time;
		this.log = log;
		this.faults = faults;
		trace = new FlashTrace(figures.size() / PAGE);
	}

	/**
	 * Makes a chip.
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
	 * @return an erased chip of the kind that the figures say
	 */
	public static FlashChip of(NorFigures figures, long seed, BoardTime time, BoardLog log, FaultPlayer faults) {
		return switch (figures.kind()) {
		case QUAD -> new NorChip(figures, seed, time, log, faults);
		case HYPER -> new HyperChip(figures, seed, time, log, faults);
		};
	}

	/** @return the figures of the chip */
	public NorFigures figures() {
		return figures;
	}

	/** @return the registers of the chip as {@link #restore(int, Map)} takes them back */
	public abstract int readStatus();

	abstract void writeRegisters(int saved);

	/** Power comes on. */
	public abstract void powerOn();

	/**
	 * @param newWear
	 *            what erasing does to this chip and its supply from now on
	 */
	public void age(FlashWear newWear) {
		wear = newWear;
	}

	BoardTime time() {
		return time;
	}

	BoardLog log() {
		return log;
	}

	/**
	 * Reads cells; a chip does that whatever its state.
	 *
	 * @param address
	 *            first address; goes on at 0 behind the end
	 * @param length
	 *            bytes
	 * @return a copy
	 */
	public byte[] read(int address, int length) {
		trace.read(Math.floorMod(address, figures.size()), length);
		return cells(address, length);
	}

	/**
	 * Looks at cells from outside, which leaves no trace.
	 *
	 * @param address
	 *            first address; goes on at 0 behind the end
	 * @param length
	 *            bytes
	 * @return a copy
	 */
	public byte[] cells(int address, int length) {
		byte[] bytes = new byte[length];
		for (int done = 0; done < length;) {
			int at = Math.floorMod(address + done, figures.size());
			int offset = at % SECTOR;
			int count = Math.min(SECTOR - offset, length - done);
			byte[] sector = sectors.get(at / SECTOR);
			if (sector == null) {
				Arrays.fill(bytes, done, done + count, (byte) 0xFF);
			} else {
				System.arraycopy(sector, offset, bytes, done, count);
			}
			done += count;
		}
		return bytes;
	}

	/** Erases a unit that the chip has; the first address is its. Gives 0, or the status that a fault asks for. */
	int eraseCells(int first, int unit) {
		Optional<FaultEffect> fault = faults.between(FaultSite.ERASE_SECTOR, "", first / SECTOR,
				(first + unit) / SECTOR);
		if (fault.isPresent()) {
			if (fault.get().stops().isPresent()) {
				leaveHalfErased(first, unit);
				throw new BoardStopped(fault.get().stops().get());
			}
			return fault.get().first();
		}
		drawSupply(first, unit);
		for (int sector = first / SECTOR; sector < (first + unit) / SECTOR; sector++) {
			sectors.remove(sector);
		}
		trace.erased(first / PAGE, unit / PAGE);
		for (int sector = first / SECTOR; sector < (first + unit) / SECTOR; sector++) {
			int number = sector;
			wear.leftBehind(number, seed).ifPresent(bytes -> sectors.put(number, bytes));
		}
		erases++;
		time.spend(figures.eraseMicros(unit) * BoardTime.MICROSECOND);
		log.add("flash erased 0x%06X, 0x%X bytes", first, unit);
		return 0;
	}

	private void drawSupply(int first, int unit) {
		try {
			wear.draw(time.next(), figures.eraseMicros(unit) * BoardTime.MICROSECOND);
		} catch (BoardStopped stop) {
			leaveHalfErased(first, unit);
			throw stop;
		}
	}

	/** The lower half of the unit reads erased; in the upper some bits are set already. */
	private void leaveHalfErased(int first, int unit) {
		SplittableRandom random = new SplittableRandom(seed + first);
		for (int at = first; at < first + unit; at += SECTOR) {
			byte[] sector = cells(at, SECTOR);
			for (int i = 0; i < SECTOR; i++) {
				boolean lower = at + i < first + unit / 2;
				sector[i] |= lower ? (byte) 0xFF : (byte) (random.nextInt() & random.nextInt());
			}
			sectors.put(at / SECTOR, sector);
		}
		trace.programmed(first / PAGE, unit / PAGE);
		log.add("flash lost power while erasing 0x%06X", first);
	}

	/** Programs a page, from an address in it on. Gives 0, or the status that a fault asks for. */
	int programCells(int address, byte[] data) {
		Optional<FaultEffect> fault = faults.between(FaultSite.PROGRAM_PAGE, "", address / PAGE,
				address / PAGE + Math.max(1, figures.pageSize() / PAGE));
		if (fault.isPresent()) {
			if (fault.get().stops().isPresent()) {
				clearBits(address, Arrays.copyOf(data, data.length / 2));
				log.add("flash lost power while programming 0x%06X", address);
				throw new BoardStopped(fault.get().stops().get());
			}
			return fault.get().first();
		}
		clearBits(address, data);
		programs++;
		time.spend(figures.pageProgramMicros() * BoardTime.MICROSECOND);
		return 0;
	}

	private void clearBits(int address, byte[] data) {
		int pageSize = figures.pageSize();
		byte[] sector = sectors.computeIfAbsent(address / SECTOR, key -> cells(address / SECTOR * SECTOR, SECTOR));
		int page = address % SECTOR / pageSize * pageSize;
		for (int i = Math.max(0, data.length - pageSize); i < data.length; i++) {
			sector[page + (address + i) % pageSize] &= data[i];
		}
		trace.programmed(address / PAGE, pageSize / PAGE);
	}

	/**
	 * Changes cells from outside, whatever the chip's state and protection.
	 *
	 * @param address
	 *            the first
	 * @param bytes
	 *            what they hold then
	 */
	public void overwrite(int address, byte[] bytes) {
		for (int i = 0; i < bytes.length; i++) {
			int at = address + i;
			sectors.computeIfAbsent(at / SECTOR, key -> cells(at / SECTOR * SECTOR, SECTOR))[at % SECTOR] = bytes[i];
		}
		trace.programmed(address / PAGE, Math.max(1, bytes.length / PAGE));
	}

	/** @return erase commands carried out */
	public long erases() {
		return erases;
	}

	/** @return pages programmed */
	public long programs() {
		return programs;
	}

	/** @return the sectors that are not erased, by address / {@link #SECTOR}; copies */
	public Map<Integer, byte[]> writtenSectors() {
		Map<Integer, byte[]> copy = new TreeMap<>();
		sectors.forEach((sector, bytes) -> copy.put(sector, bytes.clone()));
		return copy;
	}

	/** @return what is in each page, and what was last done with it */
	public FlashMap map() {
		return trace.map();
	}

	/**
	 * @param registers
	 *            what {@link #readStatus()} gave
	 * @param newSectors
	 *            what {@link #writtenSectors()} gave
	 */
	public void restore(int registers, Map<Integer, byte[]> newSectors) {
		writeRegisters(registers);
		sectors.clear();
		newSectors.forEach((sector, bytes) -> sectors.put(sector, bytes.clone()));
		trace.restore(sectors);
	}
}
