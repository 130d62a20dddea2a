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

/** FCB and DBBT in the cells of a chip: finding them, and writing them anew. */
final class NandControl {

	private final NandChip chip;

	NandControl(NandChip chip) {
		this.chip = chip;
	}

	/** Data from the start of a page on, over several pages if need be; empty if one can't be read. */
	Optional<byte[]> read(long page, int length) {
		int pageSize = chip.figures().pageSize();
		byte[] bytes = new byte[length];
		for (int done = 0; done < length; done += pageSize) {
			long at = page + done / pageSize;
			Optional<byte[]> data = at < (long) chip.figures().blocks() * chip.figures().pagesPerBlock()
					? chip.read(at)
					: Optional.empty();
			if (data.isEmpty()) {
				return Optional.empty();
			}
			System.arraycopy(data.get(), 0, bytes, done, Math.min(pageSize, length - done));
		}
		return Optional.of(bytes);
	}

	/** The first FCB at one of the pages that are searched. */
	Optional<Fcb> findFcb(int count, int stride) {
		for (int i = 0; i < count; i++) {
			Optional<Fcb> fcb = read((long) i * stride, NandBlocks.FCB_LENGTH).flatMap(NandBlocks::parseFcb);
			if (fcb.isPresent()) {
				return fcb;
			}
		}
		return Optional.empty();
	}

	/** The bad blocks of the first DBBT where an FCB says that one is. */
	Optional<List<Integer>> findDbbt(Fcb fcb) {
		for (int i = 0; i < Math.min(fcb.count(), 8); i++) {
			Optional<List<Integer>> bad = read(fcb.dbbtPage() + (long) i * fcb.stride(), NandBlocks.DBBT_LENGTH)
					.flatMap(NandBlocks::parseDbbt);
			if (bad.isPresent()) {
				return bad.map(ArrayList::new);
			}
		}
		return Optional.empty();
	}

	/** Writes the FCB unless all of its copies are as they shall be. Gives whether one copy at least is. */
	boolean writeFcb(Fcb fcb) {
		boolean same = true;
		for (int i = 0; i < fcb.count() && same; i++) {
			same = read((long) i * fcb.stride(), NandBlocks.FCB_LENGTH)
					.filter(found -> Arrays.equals(found, fcb.bytes())).isPresent();
		}
		return same || write(0, fcb, fcb.bytes());
	}

	boolean writeDbbt(Fcb fcb, List<Integer> bad) {
		return write(fcb.dbbtPage(), fcb, NandBlocks.dbbt(bad));
	}

	/** Bad blocks are not looked for: what can't be written in one place is in another. */
	private boolean write(int firstPage, Fcb fcb, byte[] block) {
		int perBlock = chip.figures().pagesPerBlock();
		for (int i = 0; i < Math.max(1, fcb.stride() * fcb.count() / perBlock); i++) {
			int erased = firstPage / perBlock + i;
			if (erased < chip.figures().blocks()) {
				chip.erase(erased);
			}
		}
		boolean written = false;
		for (int i = 0; i < fcb.count(); i++) {
			long page = firstPage + (long) i * fcb.stride();
			boolean fits = page + 1 < (long) chip.figures().blocks() * perBlock;
			written |= fits && programmed(page, block);
		}
		return written;
	}

	private boolean programmed(long page, byte[] block) {
		int pageSize = chip.figures().pageSize();
		for (int done = 0; done < block.length; done += pageSize) {
			byte[] part = Arrays.copyOfRange(block, done, Math.min(block.length, done + pageSize));
			if (!isWritten(page + done / pageSize, part)) {
				return false;
			}
		}
		return true;
	}

	/** Programs a page and reads it back. */
	boolean isWritten(long page, byte[] data) {
		return chip.program(page, data)
				&& chip.read(page).filter(found -> Arrays.equals(Arrays.copyOf(found, data.length), data)).isPresent();
	}
}
