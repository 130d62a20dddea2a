/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.memory;

import java.util.List;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.YamlMap;

/**
 * The figures of an SD card or an eMMC.
 *
 * @param name
 *            the card
 * @param blocks
 *            blocks of 512 bytes; of an eMMC in its user area
 * @param bootBlocks
 *            blocks of each of the two boot partitions of an eMMC; 0 for an SD card
 * @param eraseBlocks
 *            blocks that are erased at a time
 * @param erasedByte
 *            what erased blocks read as, 0 or 0xFF
 * @param eraseMicros
 *            what erasing takes, however many blocks that follow each other
 * @param programMicros
 *            what programming a block takes
 */
record CardFigures(String name, long blocks, long bootBlocks, int eraseBlocks, int erasedByte, int eraseMicros,
		int programMicros) {

	static final List<String> SD = List.of("sdhc-8g");
	static final List<String> MMC = List.of("mtfc8gakajcn");

	/** Reads the resource of a card, which is part of the program: a mistake in it is an error of the program. */
	static CardFigures of(String card) {
		try {
			YamlMap figures = YamlMap.readResource(CardFigures.class, card + ".yaml").allowing("name", "blocks",
					"bootBlocks", "eraseBlocks", "erasedByte", "eraseMicros", "programMicros");
			return new CardFigures(figures.required("name").text(), number(figures, "blocks"),
					number(figures, "bootBlocks"), number(figures, "eraseBlocks"), number(figures, "erasedByte"),
					number(figures, "eraseMicros"), number(figures, "programMicros"));
		} catch (BadInputException e) {
			throw new IllegalStateException(e.getMessage(), e);
		}
	}

	private static int number(YamlMap figures, String key) throws BadInputException {
		return (int) figures.required(key).number(0, Integer.MAX_VALUE);
	}
}
