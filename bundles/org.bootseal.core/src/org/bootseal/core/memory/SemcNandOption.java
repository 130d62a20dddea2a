/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.bootseal.core.BadInputException;

/**
 * Parallel NAND at the SEMC: the option word of the chip, and where the image lies in it. Words: SPSDK 3.10
 * (opt_word_semc_nand), NXP's MCU bootloader of SDK 2.x (parallel_nand_config_option_t, semc_nand_img_option_t). The
 * flashloader reads the size of pages and blocks from the chip, so the layout has to say it for the plan.
 *
 * @param word
 *            option word of the chip
 * @param layout
 *            where the image lies
 * @param copies
 *            where the copies of the image lie; empty while its length is not known
 */
public record SemcNandOption(int word, NandLayout layout, List<NandLayout.Copy> copies)
		implements NandOption {

	/** The memory as devices name it. */
	public static final String BOOT_MEMORY = "semc_nand";
	/** The memory id in configure-memory. */
	public static final int MEMORY_ID = 256;

	private static final int TAG = 0xD;

	/** Copies the list. */
	public SemcNandOption {
		copies = List.copyOf(copies);
	}

	/**
	 * @param words
	 *            option words of the chip: one, such as 0xD0010101
	 * @param layout
	 *            where the image lies
	 * @return the option, for an image of which the length is not known yet
	 * @throws BadInputException
	 *             if it is no option word of parallel NAND
	 */
	public static SemcNandOption of(List<Integer> words, NandLayout layout) throws BadInputException {
		if (words.size() != 1 || words.get(0) >>> 28 != TAG) {
			throw new BadInputException(String.format(Locale.ROOT,
					"found %d option words, the first 0x%08X, expected one of parallel NAND, such as 0xD0010101",
					words.size(), words.isEmpty() ? 0 : words.get(0)));
		}
		return new SemcNandOption(words.get(0), layout, List.of());
	}

	@Override
	public SemcNandOption forImage(long length) throws BadInputException {
		return new SemcNandOption(word, layout, layout.copiesOf(length));
	}

	@Override
	public int memoryId() {
		return MEMORY_ID;
	}

	@Override
	public String bootMemory() {
		return BOOT_MEMORY;
	}

	@Override
	public List<Integer> words(long address) {
		List<Integer> words = new ArrayList<>();
		words.add(word);
		words.add(copies.size() << 16 | layout.strideBlocks() << 8 | layout.searchCount());
		copies.forEach(copy -> words.add(copy.word()));
		return words;
	}

	@Override
	public String summary() {
		return String.format(Locale.ROOT, "parallel NAND, %d lines, ECC by the %s, blocks of %d bytes",
				8 * Math.max(1, word >>> 8 & 3), (word >>> 16 & 1) == 0 ? "software" : "chip", layout.blockSize());
	}

	@Override
	public List<String> findings() {
		List<String> findings = new ArrayList<>();
		if ((word & 7) == 0) {
			findings.add("bits 2:0 say that the chip has no ONFI, which the flashloader needs");
		}
		if ((word >>> 12 & 7) > 4) {
			findings.add("bits 14:12 name no chip select");
		}
		return findings;
	}
}
