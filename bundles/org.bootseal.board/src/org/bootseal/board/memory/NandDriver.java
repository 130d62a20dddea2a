/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.bootseal.board.memory.NandBlocks.Fcb;
import org.bootseal.board.silicon.Ram;

/**
 * The flashloader's driver of NAND, as NXP's MCU bootloader of SDK 2.x has it: configuring writes FCB and DBBT, an
 * erase erases so many good blocks, reads and writes leave bad blocks out and go on in the next.
 */
final class NandDriver implements MemoryDriver {

	private static final int OK = 0;
	private static final int INVALID_ARGUMENT = 4;
	private static final int RANGE_INVALID = 10200;
	private static final int CUMULATIVE_WRITE = 10203;
	private static final int NOT_CONFIGURED = 10205;
	/** Start, size, page and block. */
	private static final int VALID = 0x17;
	private static final int KIB = 1024;
	/** No host may ask for more at once; assumed, images are smaller. */
	private static final long MOST_BYTES = 64L << 20;

	private final NandChip chip;
	private final NandFigures figures;
	private final NandControl control;
	private final NandDialect dialect;
	private final Ram ram;
	private Fcb fcb;
	private boolean byBlocks;
	private List<Integer> bad = new ArrayList<>();
	private boolean badChanged;
	/** Blocks that the command at work has left out. */
	private int skipped;
	/** The address with which it began, -1 before. */
	private long begun = -1;

	NandDriver(NandChip chip, NandDialect dialect, Ram ram) {
		this.chip = chip;
		this.figures = chip.figures();
		this.control = new NandControl(chip);
		this.dialect = dialect;
		this.ram = ram;
	}

	@Override
	public int configure(long address) {
		if (!ram.holds(address, NandBlocks.FCB_LENGTH)) {
			return INVALID_ARGUMENT;
		}
		Optional<Fcb> wanted = NandBlocks.parseFcb(ram.read(address, NandBlocks.FCB_LENGTH));
		boolean blockAddresses = false;
		if (wanted.isEmpty()) {
			NandDialect.Asked asked = dialect.ask(ram, address, figures);
			if (asked.status() != OK) {
				return asked.status();
			}
			wanted = asked.fcb();
			blockAddresses = dialect instanceof SerialNand && (ram.read(address + 1, 1)[0] & 0xF) == 1;
		}
		fcb = null;
		Fcb next = wanted.orElseThrow();
		if (!dialect.fits(next, figures)) {
			// assumed: what is written by the wrong geometry does not verify
			return dialect.noFcb();
		}
		Optional<List<Integer>> found = control.findDbbt(next);
		bad = found.orElseGet(ArrayList::new);
		if (found.isEmpty() && !control.writeDbbt(next, bad)) {
			return dialect.noDbbt();
		}
		if (!control.writeFcb(next)) {
			return dialect.noFcb();
		}
		fcb = next;
		byBlocks = blockAddresses;
		return OK;
	}

	@Override
	public Optional<Attributes> attributes() {
		return fcb == null ? Optional.empty()
				: Optional.of(new Attributes(VALID, (int) (figures.size() / KIB), figures.pageSize(), 0,
						figures.blockSize()));
	}

	@Override
	public int gathers() {
		return figures.pageSize();
	}

	private int firstPage() {
		return fcb.copies().get(0).startPage();
	}

	@Override
	public int erase(long address, long length) {
		if (fcb == null) {
			return NOT_CONFIGURED;
		}
		if (length == 0) {
			return OK;
		}
		long block = byBlocks ? address : address / figures.blockSize();
		long count = byBlocks ? length : (address + length - 1) / figures.blockSize() - block + 1;
		if (block < firstPage() / figures.pagesPerBlock()) {
			return dialect.protectedArea();
		}
		for (; count > 0 && block < figures.blocks(); block++) {
			if (bad.contains((int) block)) {
				continue;
			}
			if (chip.erase((int) block)) {
				count--;
			} else {
				discovered((int) block);
			}
		}
		int end = finish();
		return count > 0 ? RANGE_INVALID : end;
	}

	private void discovered(int block) {
		if (bad.size() < NandBlocks.MOST_BAD) {
			bad.add(block);
			badChanged = true;
		}
	}

	@Override
	public int eraseAll() {
		if (fcb == null) {
			return NOT_CONFIGURED;
		}
		for (int block = 0; block < figures.blocks(); block++) {
			if (!bad.contains(block) && !chip.erase(block)) {
				discovered(block);
			}
		}
		return finish();
	}

	/** The address that a block address means while a command is at work; all others mean themselves. */
	private long byteAddress(long address) {
		if (!byBlocks) {
			return address;
		}
		if (begun < 0) {
			begun = address;
		}
		return begun * figures.blockSize() + address - begun;
	}

	/** The page in place of one, bad blocks left out; empty behind the end of the chip. */
	private Optional<Long> goodPage(long page) {
		long at = page + (long) skipped * figures.pagesPerBlock();
		while (at / figures.pagesPerBlock() < figures.blocks()) {
			if (!bad.contains((int) (at / figures.pagesPerBlock()))) {
				return Optional.of(at);
			}
			skipped++;
			at += figures.pagesPerBlock();
		}
		return Optional.empty();
	}

	@Override
	public int program(long address, byte[] data) {
		if (fcb == null) {
			return NOT_CONFIGURED;
		}
		long from = byteAddress(address);
		if (from / figures.pageSize() < firstPage()) {
			return dialect.protectedArea();
		}
		if (from % figures.pageSize() != 0) {
			return dialect.misaligned();
		}
		for (int done = 0; done < data.length; done += figures.pageSize()) {
			byte[] part = Arrays.copyOfRange(data, done, Math.min(data.length, done + figures.pageSize()));
			int status = programPage((from + done) / figures.pageSize(), part);
			if (status != OK) {
				return status;
			}
		}
		return OK;
	}

	private int programPage(long page, byte[] data) {
		Optional<Long> at = goodPage(page);
		if (at.isEmpty()) {
			return RANGE_INVALID;
		}
		if (!chip.isBlank(at.get())) {
			return CUMULATIVE_WRITE;
		}
		return control.isWritten(at.get(), data) ? OK : moveOn(at.get(), data);
	}

	/** A block went bad: what was in it goes to the next good one, which must be erased, and the page behind it. */
	private int moveOn(long page, byte[] data) {
		int source = (int) (page / figures.pagesPerBlock());
		long first = (long) source * figures.pagesPerBlock();
		discovered(source);
		for (int block = source + 1; block < figures.blocks(); block++) {
			skipped++;
			if (bad.contains(block)) {
				continue;
			}
			long target = (long) block * figures.pagesPerBlock();
			for (long i = 0; i <= page - first; i++) {
				if (!chip.isBlank(target + i)) {
					return CUMULATIVE_WRITE;
				}
			}
			if (copied(first, page, target) && control.isWritten(target + page - first, data)) {
				return OK;
			}
			discovered(block);
		}
		return RANGE_INVALID;
	}

	private boolean copied(long from, long end, long target) {
		for (long at = from; at < end; at++) {
			Optional<byte[]> content = chip.read(at);
			if (content.isEmpty() || !control.isWritten(target + at - from, content.get())) {
				return false;
			}
		}
		return true;
	}

	@Override
	public MemoryReading read(long address, long length) {
		if (fcb == null) {
			return MemoryReading.failed(NOT_CONFIGURED);
		}
		long from = byteAddress(address);
		if (length > MOST_BYTES || from + length > figures.size()) {
			return MemoryReading.failed(RANGE_INVALID);
		}
		byte[] bytes = new byte[(int) length];
		for (int done = 0; done < bytes.length;) {
			long at = from + done;
			int column = (int) (at % figures.pageSize());
			Optional<Long> page = goodPage(at / figures.pageSize());
			if (page.isEmpty()) {
				return MemoryReading.failed(RANGE_INVALID);
			}
			Optional<byte[]> data = chip.read(page.get());
			if (data.isEmpty()) {
				return MemoryReading.failed(dialect.eccFailed());
			}
			int count = Math.min(figures.pageSize() - column, bytes.length - done);
			System.arraycopy(data.get(), column, bytes, done, count);
			done += count;
		}
		return new MemoryReading(OK, bytes);
	}

	@Override
	public int finish() {
		skipped = 0;
		begun = -1;
		if (badChanged) {
			badChanged = false;
			return control.writeDbbt(fcb, bad) ? OK : dialect.noDbbt();
		}
		return OK;
	}

	@Override
	public Optional<byte[]> save() {
		return fcb == null ? Optional.empty()
				: Optional.of(Arrays.copyOf(fcb.bytes(), NandBlocks.FCB_LENGTH + (byBlocks ? 1 : 0)));
	}

	@Override
	public boolean restore(byte[] saved) {
		Optional<Fcb> known = saved.length < NandBlocks.FCB_LENGTH ? Optional.empty() : NandBlocks.parseFcb(saved);
		if (known.isEmpty()) {
			return false;
		}
		fcb = known.get();
		byBlocks = saved.length > NandBlocks.FCB_LENGTH;
		bad = control.findDbbt(fcb).orElseGet(ArrayList::new);
		return true;
	}
}
