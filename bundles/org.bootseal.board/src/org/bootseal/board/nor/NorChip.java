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
 * A serial NOR flash chip, by its commands. Programming only clears bits and wraps at the end of the page; erasing sets
 * them; both need the write enable latch and respect the block protection.
 */
public final class NorChip {

	/** Bytes of the smallest erasable unit. */
	public static final int SECTOR = 4096;
	/** Bytes of a page. */
	public static final int PAGE = 256;
	/** Status register: write enable latch. */
	public static final int WEL = 0x02;
	/** Status register: block protection bits BP3..BP0. */
	public static final int BLOCK_PROTECTION = 0x3C;
	/** Status register: quad enable. */
	public static final int QUAD_ENABLE = 0x40;

	private static final int BLOCK_64 = 0x10000;

	private final NorFigures figures;
	private final BoardTime time;
	private final BoardLog log;
	private final FaultPlayer faults;
	private final long seed;
	private final Map<Integer, byte[]> sectors = new TreeMap<>();
	private final FlashTrace trace;
	private int status;
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
	public NorChip(NorFigures figures, long seed, BoardTime time, BoardLog log, FaultPlayer faults) {
		this.figures = figures;
		this.seed = seed;
		this.time = time;
		this.log = log;
		this.faults = faults;
		trace = new FlashTrace(figures.size() / PAGE);
	}

	/** @return the figures of the chip */
	public NorFigures figures() {
		return figures;
	}

	/** @return the answer to command 0x5A at address 0, the whole table */
	byte[] readSfdp() {
		return Sfdp.of(figures);
	}

	/** @return the status register, as command 0x05 reads it; WIP reads 0, who waits for the chip waits by the clock */
	public int readStatus() {
		return status;
	}

	/** Command 0x06. */
	public void writeEnable() {
		status |= WEL;
	}

	/**
	 * Command 0x01; does nothing without write enable.
	 *
	 * @param value
	 *            the new register; WIP and WEL can't be written
	 */
	public void writeStatus(int value) {
		if ((status & WEL) != 0) {
			status = value & (BLOCK_PROTECTION | QUAD_ENABLE | 0x80);
			time.spend(figures.statusWriteMicros() * BoardTime.MICROSECOND);
			log.add("flash status register = 0x%02X", status);
		}
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
		return level > 7 || address >= figures.size() - (BLOCK_64 << level - 1);
	}

	/**
	 * Commands 0x20, 0x52 and 0xD8, and 0x60.
	 *
	 * @param address
	 *            an address in the unit
	 * @param unit
	 *            bytes of the unit: 4, 32 or 64 KiB, or the size of the chip
	 * @return 0, or the status that a fault asks for
	 */
	public int erase(int address, int unit) {
		int first = address - address % unit;
		if ((status & WEL) == 0 || isProtected(first) || isProtected(first + unit - 1)) {
			log.add("flash refuses to erase 0x%06X", first);
			status &= ~WEL;
			return 0;
		}
		Optional<FaultEffect> fault = faults.between(FaultSite.ERASE_SECTOR, "", first / SECTOR,
				(first + unit) / SECTOR);
		if (fault.isPresent()) {
			if (fault.get().stops().isPresent()) {
				leaveHalfErased(first, unit);
				throw new BoardStopped(fault.get().stops().get());
			}
			return fault.get().first();
		}
		for (int sector = first / SECTOR; sector < (first + unit) / SECTOR; sector++) {
			sectors.remove(sector);
		}
		trace.erased(first / PAGE, unit / PAGE);
		erases++;
		status &= ~WEL;
		time.spend(eraseMicros(unit) * BoardTime.MICROSECOND);
		log.add("flash erased 0x%06X, 0x%X bytes", first, unit);
		return 0;
	}

	private long eraseMicros(int unit) {
		if (unit == figures.size()) {
			return figures.chipEraseMicros();
		}
		return switch (unit) {
		case SECTOR -> figures.sectorEraseMicros();
		case 0x8000 -> figures.block32EraseMicros();
		default -> figures.block64EraseMicros();
		};
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

	/**
	 * Command 0x02: clears the bits that are 0 in the data; behind the end of the page it goes on at its start.
	 *
	 * @param address
	 *            first address
	 * @param data
	 *            bytes; of more than a page the last 256 are used
	 * @return 0, or the status that a fault asks for
	 */
	public int program(int address, byte[] data) {
		if ((status & WEL) == 0 || isProtected(address)) {
			log.add("flash refuses to program 0x%06X", address);
			status &= ~WEL;
			return 0;
		}
		Optional<FaultEffect> fault = faults.at(FaultSite.PROGRAM_PAGE, "", address / PAGE);
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
		status &= ~WEL;
		time.spend(figures.pageProgramMicros() * BoardTime.MICROSECOND);
		return 0;
	}

	private void clearBits(int address, byte[] data) {
		byte[] sector = sectors.computeIfAbsent(address / SECTOR, key -> cells(address / SECTOR * SECTOR, SECTOR));
		int page = address % SECTOR / PAGE * PAGE;
		for (int i = Math.max(0, data.length - PAGE); i < data.length; i++) {
			sector[page + (address + i) % PAGE] &= data[i];
		}
		trace.programmed(address / PAGE, 1);
	}

	/** Power comes on: the latch is off, the non-volatile bits stay. */
	public void powerOn() {
		status &= ~WEL;
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
	 * @param newStatus
	 *            the status register
	 * @param newSectors
	 *            what {@link #writtenSectors()} gave
	 */
	public void restore(int newStatus, Map<Integer, byte[]> newSectors) {
		status = newStatus;
		sectors.clear();
		newSectors.forEach((sector, bytes) -> sectors.put(sector, bytes.clone()));
		trace.restore(sectors);
	}
}
