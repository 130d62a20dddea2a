/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.memory;

import java.util.Arrays;
import java.util.BitSet;
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
 * The cells of a NAND chip with its own ECC: blocks are erased, pages programmed once each and in their order. A page
 * that was programmed otherwise, or in which power was lost, can't be corrected. Blocks may be bad from the factory or
 * go bad; a bad one neither erases nor programs.
 */
final class NandChip {

	/** In the spare area: block is bad, in its first page; 0xFF if it is good (ONFI, bad block mark). */
	private static final int BAD_MARK = 0;
	/** In the spare area of this model: 0 if ECC can't correct the page. */
	private static final int ECC_MARK = 1;

	private final NandFigures figures;
	private final BoardTime time;
	private final BoardLog log;
	private final FaultPlayer faults;
	private final SplittableRandom noise;
	/** Page and spare area of those that are not erased. */
	private final Map<Long, byte[]> pages = new TreeMap<>();
	private final BitSet bad = new BitSet();

	NandChip(NandFigures figures, long seed, BoardTime time, BoardLog log, FaultPlayer faults) {
		this.figures = figures;
		this.time = time;
		this.log = log;
		this.faults = faults;
		noise = new SplittableRandom(seed);
		SplittableRandom factory = new SplittableRandom(seed ^ figures.blocks());
		for (int i = 0; i < figures.factoryBad(); i++) {
			markBad(1 + factory.nextInt(figures.blocks() - 1));
		}
	}

	NandFigures figures() {
		return figures;
	}

	private void markBad(int block) {
		bad.set(block);
		page((long) block * figures.pagesPerBlock())[figures.pageSize() + BAD_MARK] = 0;
	}

	private byte[] page(long page) {
		return pages.computeIfAbsent(page, key -> {
			byte[] blank = new byte[unit()];
			Arrays.fill(blank, (byte) 0xFF);
			return blank;
		});
	}

	/** Erases a block. Gives whether the chip says that it did. */
	boolean erase(int block) {
		time.spend(figures.eraseMicros() * BoardTime.MICROSECOND);
		Optional<FaultEffect> fault = faults.at(FaultSite.ERASE_BLOCK, "", block);
		if (fault.flatMap(FaultEffect::stops).isPresent()) {
			leaveHalfErased(block);
			throw new BoardStopped(fault.get().stops().get());
		}
		if (fault.isPresent()) {
			log.add("NAND block %d went bad while it was erased", block);
			markBad(block);
		}
		if (bad.get(block)) {
			return false;
		}
		for (int i = 0; i < figures.pagesPerBlock(); i++) {
			pages.remove(first(block) + i);
		}
		log.add("NAND block %d erased", block);
		return true;
	}

	private long first(int block) {
		return (long) block * figures.pagesPerBlock();
	}

	private void leaveHalfErased(int block) {
		log.add("NAND lost power while block %d was erased", block);
		for (int i = 0; i < figures.pagesPerBlock(); i++) {
			spoil(first(block) + i);
		}
	}

	/** Leaves a page in a state that ECC can't correct. */
	private void spoil(long page) {
		byte[] cells = page(page);
		for (int i = 0; i < figures.pageSize(); i++) {
			cells[i] &= (byte) (noise.nextInt() | noise.nextInt());
		}
		cells[figures.pageSize() + ECC_MARK] = 0;
	}

	/** Programs a page; what is not given of it stays blank. Gives whether the chip says that it did. */
	boolean program(long page, byte[] data) {
		int block = (int) (page / figures.pagesPerBlock());
		time.spend(figures.programMicros() * BoardTime.MICROSECOND);
		Optional<FaultEffect> fault = faults.at(FaultSite.PROGRAM_NAND, "", page);
		if (fault.flatMap(FaultEffect::stops).isPresent()) {
			log.add("NAND lost power while page %d was programmed", page);
			spoil(page);
			throw new BoardStopped(fault.get().stops().get());
		}
		if (fault.isPresent()) {
			log.add("NAND block %d went bad while page %d was programmed", block, page);
			spoil(page);
			markBad(block);
		}
		if (bad.get(block)) {
			return false;
		}
		boolean inOrder = pages.keySet().stream().noneMatch(used -> used >= page && used < first(block + 1));
		byte[] cells = page(page);
		for (int i = 0; i < data.length; i++) {
			cells[i] &= data[i];
		}
		if (!inOrder) {
			cells[figures.pageSize() + ECC_MARK] = 0;
		}
		return true;
	}

	/** The data of a page; empty if ECC can't correct them. */
	Optional<byte[]> read(long page) {
		byte[] cells = pages.get(page);
		if (cells == null) {
			byte[] blank = new byte[figures.pageSize()];
			Arrays.fill(blank, (byte) 0xFF);
			return Optional.of(blank);
		}
		return cells[figures.pageSize() + ECC_MARK] == 0 ? Optional.empty()
				: Optional.of(Arrays.copyOf(cells, figures.pageSize()));
	}

	/** Whether a page holds nothing. */
	boolean isBlank(long page) {
		byte[] cells = pages.get(page);
		if (cells == null) {
			return true;
		}
		for (int i = 0; i < figures.pageSize(); i++) {
			if (cells[i] != (byte) 0xFF) {
				return false;
			}
		}
		return true;
	}

	int unit() {
		return figures.pageSize() + figures.spareSize();
	}

	Map<Long, byte[]> written() {
		Map<Long, byte[]> copy = new TreeMap<>();
		pages.forEach((page, cells) -> copy.put(page, cells.clone()));
		return copy;
	}

	void restore(Map<Long, byte[]> saved) {
		pages.clear();
		bad.clear();
		saved.forEach((page, cells) -> {
			pages.put(page, cells.clone());
			if (cells[figures.pageSize() + BAD_MARK] == 0) {
				bad.set((int) (page / figures.pagesPerBlock()));
			}
		});
	}
}
