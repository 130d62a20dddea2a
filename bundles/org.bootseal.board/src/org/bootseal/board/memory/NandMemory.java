/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.bootseal.board.fault.FaultPlayer;
import org.bootseal.board.memory.NandBlocks.Copy;
import org.bootseal.board.memory.NandBlocks.Fcb;
import org.bootseal.board.silicon.BoardLog;
import org.bootseal.board.silicon.BoardTime;
import org.bootseal.board.silicon.DeviceFigures;
import org.bootseal.board.silicon.Ram;

/**
 * NAND on a board. The ROM searches the FCB in two places, 64 pages apart: so it does while the fuses for search count
 * and stride are not burnt (MCU bootloader of SDK 2.x); where these fuses are is not known here. A copy that can't be
 * read, or that HAB refuses, makes it try the next; for refusal that is assumed.
 */
final class NandMemory implements AttachedMemory {

	private static final int SEARCH_COUNT = 2;
	private static final int SEARCH_STRIDE = 64;

	private final MemoryFitting fitting;
	private final NandChip chip;
	private final NandDialect dialect;
	private final NandControl control;

	NandMemory(MemoryFitting fitting, NandDialect dialect, long seed, BoardTime time, BoardLog log,
			FaultPlayer faults) {
		this.fitting = fitting;
		this.dialect = dialect;
		chip = new NandChip(NandFigures.of(fitting.chip()), seed, time, log, faults);
		control = new NandControl(chip);
	}

	@Override
	public MemoryFitting fitting() {
		return fitting;
	}

	@Override
	public void powerOn() {
		// its registers come up as they are needed
	}

	@Override
	public MemoryDriver driver(Ram ram) {
		return new NandDriver(chip, dialect, ram);
	}

	@Override
	public List<BootCopy> find(DeviceFigures device, int bootConfig, List<String> steps) {
		Optional<Fcb> found = control.findFcb(SEARCH_COUNT, SEARCH_STRIDE);
		if (found.isEmpty() || !dialect.fits(found.get(), chip.figures())) {
			steps.add(found.isEmpty() ? "There is no NFCB in pages 0 and 64 of the NAND"
					: "The NFCB is for NAND of another kind or size");
			return List.of();
		}
		Fcb fcb = found.get();
		Optional<List<Integer>> bad = control.findDbbt(fcb);
		if (bad.isEmpty()) {
			steps.add("There is no DBBT where the NFCB says, from page " + fcb.dbbtPage() + " on");
			return List.of();
		}
		steps.add(String.format(Locale.ROOT, "NFCB: %d copies of the image; DBBT: %d bad blocks", fcb.copies().size(),
				bad.get().size()));
		List<BootCopy> copies = new ArrayList<>();
		for (Copy copy : fcb.copies()) {
			copies.add(new StoredCopy(copies.size() + 1, copy, bad.get()));
		}
		return copies;
	}

	/** A copy of the image, bad blocks left out. */
	private final class StoredCopy implements BootCopy {

		private final int number;
		private final Copy copy;
		private final List<Integer> bad;

		private StoredCopy(int number, Copy copy, List<Integer> bad) {
			this.number = number;
			this.copy = copy;
			this.bad = bad;
		}

		@Override
		public String place() {
			return "copy " + number + " from block " + copy.startPage() / chip.figures().pagesPerBlock() + " on";
		}

		@Override
		public Optional<byte[]> read(long offset, int length) {
			int pageSize = chip.figures().pageSize();
			if (offset < 0 || length < 0 || offset + length > (long) copy.pages() * pageSize) {
				return Optional.empty();
			}
			byte[] bytes = new byte[length];
			for (int done = 0; done < length;) {
				int column = (int) ((offset + done) % pageSize);
				Optional<byte[]> data = page((offset + done) / pageSize).flatMap(chip::read);
				if (data.isEmpty()) {
					return Optional.empty();
				}
				int count = Math.min(pageSize - column, length - done);
				System.arraycopy(data.get(), column, bytes, done, count);
				done += count;
			}
			return Optional.of(bytes);
		}

		/** The page that holds a page of the image; empty behind the end of the chip. */
		private Optional<Long> page(long index) {
			int perBlock = chip.figures().pagesPerBlock();
			long left = index / perBlock;
			for (int block = copy.startPage() / perBlock; block < chip.figures().blocks(); block++) {
				if (bad.contains(block)) {
					continue;
				}
				if (left == 0) {
					return Optional.of((long) block * perBlock + index % perBlock);
				}
				left--;
			}
			return Optional.empty();
		}
	}

	@Override
	public int unit() {
		return chip.unit();
	}

	@Override
	public Map<Long, byte[]> written() {
		return chip.written();
	}

	@Override
	public void restore(Map<Long, byte[]> units) {
		chip.restore(units);
	}

	@Override
	public boolean hasUnit(long address) {
		return address / unit() < (long) chip.figures().blocks() * chip.figures().pagesPerBlock();
	}
}
