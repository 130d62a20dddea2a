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
 * Serial NAND at FlexSPI: the option words of the chip, and where the image lies in it. Words: SPSDK 3.10
 * (opt_word_flexspi_nand), NXP's MCU bootloader of SDK 2.x (serial_nand_config_option_t, spinand_img_option_t).
 *
 * @param chip
 *            option words of the chip, one or two
 * @param layout
 *            where the image lies; size of pages and blocks as the first word says
 * @param copies
 *            where the copies of the image lie; empty while its length is not known
 */
public record FlexSpiNandOption(List<Integer> chip, NandLayout layout, List<NandLayout.Copy> copies)
		implements NandOption {

	/** The memory as devices name it. */
	public static final String BOOT_MEMORY = "flexspi_nand";
	/** The memory id in configure-memory. */
	public static final int MEMORY_ID = 257;

	private static final int TAG = 0xC;
	private static final int IMAGE_TAG = 0xC0000000;
	private static final int[] PAGES = { 64, 128, 256, 32 };
	private static final List<Integer> SIZES = List.of(0, 1, 2, 4, 8);

	/** Copies the lists. */
	public FlexSpiNandOption {
		chip = List.copyOf(chip);
		copies = List.copyOf(copies);
	}

	/**
	 * @param words
	 *            option words of the chip, such as 0xC1010026 and 0x000000EF
	 * @param searchCount
	 *            copies of the FCB
	 * @param copies
	 *            blocks at which the copies of the image begin; empty for the usual ones
	 * @param blocks
	 *            blocks of each copy; empty for what it needs
	 * @return the option, for an image of which the length is not known yet
	 * @throws BadInputException
	 *             if the words are no option words of serial NAND
	 */
	public static FlexSpiNandOption of(List<Integer> words, int searchCount, List<Integer> copies, OptionalInt blocks)
			throws BadInputException {
		if (words.isEmpty() || words.get(0) >>> 28 != TAG) {
			throw new BadInputException(String.format(Locale.ROOT,
					"found option word 0x%08X, expected one of serial NAND, such as 0xC0010026",
					words.isEmpty() ? 0 : words.get(0)));
		}
		int word = words.get(0);
		if ((word >>> 24 & 0xF) != words.size() - 1 && !(words.size() == 2 && (word >>> 24 & 0xF) == 0)) {
			throw new BadInputException(String.format(Locale.ROOT,
					"option word 0x%08X: its option size (bits 27:24) is %d, so found %d words, expected %d", word,
					word >>> 24 & 0xF, words.size(), (word >>> 24 & 0xF) + 1));
		}
		int kib = word >>> 4 & 0xF;
		int pages = word >>> 8 & 0xF;
		if (kib != 2 && kib != 4 || pages >= PAGES.length) {
			throw new BadInputException(String.format(Locale.ROOT,
					"option word 0x%08X: found page size %d KiB and pages per block %d, expected 2 or 4, and 0 to 3",
					word, kib, pages));
		}
		return new FlexSpiNandOption(words, new NandLayout(1024 * kib, PAGES[pages], searchCount, copies, blocks),
				List.of());
	}

	@Override
	public FlexSpiNandOption forImage(long length) throws BadInputException {
		return new FlexSpiNandOption(chip, layout, layout.copiesOf(length));
	}

	@Override
	public int memoryId() {
		return MEMORY_ID;
	}

	@Override
	public String bootMemory() {
		return BOOT_MEMORY;
	}

	/** The image option, which points at the words of the chip behind it. */
	@Override
	public List<Integer> words(long address) {
		List<Integer> words = new ArrayList<>();
		int size = 2 + copies.size();
		words.add(IMAGE_TAG | layout.searchCount() << 24 | stride() << 20 | size);
		words.add((int) (address + 4L * size));
		copies.forEach(copy -> words.add(copy.word()));
		words.addAll(chip);
		return words;
	}

	/** The code of {@link NandLayout#strideBlocks()} in pages. */
	private int stride() {
		int pages = layout.strideBlocks() * layout.pagesPerBlock();
		for (int code = 0; code < PAGES.length; code++) {
			if (PAGES[code] == pages) {
				return code;
			}
		}
		throw new IllegalStateException("no code for a stride of " + pages + " pages");
	}

	@Override
	public String summary() {
		int size = chip.get(0) >>> 16 & 0xF;
		return String.format(Locale.ROOT, "serial NAND, %s, pages of %d bytes, %d pages in a block",
				size == 0 ? "512 Mbit" : size + " Gbit", layout.pageSize(), layout.pagesPerBlock());
	}

	@Override
	public List<String> findings() {
		List<String> findings = new ArrayList<>();
		if (!SIZES.contains(chip.get(0) >>> 16 & 0xF)) {
			findings.add("bits 19:16 name no size of a flash");
		}
		if ((chip.get(0) & 0xF) > 8) {
			findings.add("bits 3:0 name no frequency");
		}
		return findings;
	}
}
