/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

import org.bootseal.core.BadInputException;

/**
 * Where the copies of an image lie in NAND. Before them are the copies of the FCB and behind these as many of the table
 * of bad blocks (DBBT), which the flashloader writes when it is configured.
 *
 * @param pageSize
 *            bytes of a page without its spare area, a power of two
 * @param pagesPerBlock
 *            pages of a block, a power of two
 * @param searchCount
 *            copies of FCB and of DBBT, 1 to 4
 * @param copies
 *            the blocks at which copies of the image begin, rising; empty for two, as early as can be
 * @param blocks
 *            blocks that each copy has for itself; empty for what the image needs, and a quarter more for bad blocks
 */
public record NandLayout(int pageSize, int pagesPerBlock, int searchCount, List<Integer> copies, OptionalInt blocks) {

	/** Pages from one FCB to the next where the ROM looks for them while no fuse says otherwise. */
	public static final int ROM_STRIDE = 64;

	/** Most copies of an image that an FCB can name. */
	public static final int MOST_COPIES = 8;

	private static final int MOST_BLOCK = 0xFFFF;
	private static final int MOST_SEARCHES = 4;
	private static final int USUAL_COPIES = 2;

	/**
	 * Copies the list.
	 *
	 * @throws IllegalArgumentException
	 *             if a number is out of its range
	 */
	public NandLayout {
		copies = List.copyOf(copies);
		if (Integer.bitCount(pageSize) != 1 || Integer.bitCount(pagesPerBlock) != 1 || searchCount < 1
				|| searchCount > MOST_SEARCHES) {
			throw new IllegalArgumentException("not a layout of NAND");
		}
	}

	/** @return bytes of a block */
	public int blockSize() {
		return pageSize * pagesPerBlock;
	}

	/** @return blocks from one copy of the FCB to the next, one at least */
	public int strideBlocks() {
		return Math.max(1, ROM_STRIDE / pagesPerBlock);
	}

	/** @return the first block that an image may use */
	public int firstBlock() {
		return 2 * searchCount * strideBlocks();
	}

	/**
	 * A copy of an image.
	 *
	 * @param block
	 *            its first block
	 * @param blocks
	 *            its number of blocks
	 */
	public record Copy(int block, int blocks) {

		/** @return both as the flashloader takes them: block in bits 31:16, blocks in bits 15:0 */
		public int word() {
			return block << 16 | blocks;
		}
	}

	/**
	 * @param length
	 *            bytes of the image from its start
	 * @return where its copies lie, one at least
	 * @throws BadInputException
	 *             if they overlap each other or FCB and DBBT, or do not hold the image
	 */
	public List<Copy> copiesOf(long length) throws BadInputException {
		long needed = (length + blockSize() - 1) / blockSize();
		long each = blocks.orElse((int) Math.min(MOST_BLOCK, needed + (needed + 3) / 4));
		if (each < needed || each > MOST_BLOCK) {
			throw new BadInputException(String.format(Locale.ROOT,
					"found %d blocks for each copy of the image, expected %d at least", each, needed));
		}
		List<Copy> found = new ArrayList<>();
		long free = firstBlock();
		int count = copies.isEmpty() ? USUAL_COPIES : copies.size();
		for (int i = 0; i < count; i++) {
			long block = copies.isEmpty() ? free : copies.get(i);
			if (block < free || block + each > MOST_BLOCK) {
				throw new BadInputException(String.format(Locale.ROOT,
						"found copy %d of the image at block %d, expected block %d at least, and no more than %d",
						i + 1, block, free, MOST_BLOCK - each));
			}
			found.add(new Copy((int) block, (int) each));
			free = block + each;
		}
		return found;
	}

	/** @return what the flashloader writes when it is configured, one sentence */
	String configuringChanges() {
		return String.format(Locale.ROOT,
				"The flashloader writes FCB and bad block table into blocks 0 to %d unless they are there already.",
				firstBlock() - 1);
	}
}
