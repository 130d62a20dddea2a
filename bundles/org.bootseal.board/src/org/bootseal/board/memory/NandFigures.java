/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.memory;

import java.util.List;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.YamlMap;

/**
 * The figures of a NAND chip, out of its data sheet.
 *
 * @param name
 *            the chip
 * @param manufacturer
 *            its manufacturer's JEDEC number
 * @param pageSize
 *            bytes of a page, without the spare area
 * @param spareSize
 *            bytes of the spare area of a page
 * @param pagesPerBlock
 *            pages of a block
 * @param blocks
 *            blocks of the chip
 * @param ioBits
 *            lines of data of a parallel chip, 8 or 16; 4 for a serial one
 * @param eraseMicros
 *            what erasing a block takes, typically
 * @param programMicros
 *            what programming a page takes, typically
 * @param factoryBad
 *            blocks that may be bad when the chip is new; block 0 never is
 */
record NandFigures(String name, int manufacturer, int pageSize, int spareSize, int pagesPerBlock, int blocks,
		int ioBits, int eraseMicros, int programMicros, int factoryBad) {

	static final List<String> SERIAL = List.of("w25n01gv", "mt29f1g01aaadd");
	static final List<String> PARALLEL = List.of("mt29f2g08abaea");

	/** Reads the resource of a chip, which is part of the program: a mistake in it is an error of the program. */
	static NandFigures of(String chip) {
		try {
			YamlMap figures = YamlMap.readResource(NandFigures.class, chip + ".yaml").allowing("name", "manufacturer",
					"pageSize", "spareSize", "pagesPerBlock", "blocks", "ioBits", "eraseMicros", "programMicros",
					"factoryBad");
			return new NandFigures(figures.required("name").text(), number(figures, "manufacturer"),
					number(figures, "pageSize"), number(figures, "spareSize"), number(figures, "pagesPerBlock"),
					number(figures, "blocks"), number(figures, "ioBits"), number(figures, "eraseMicros"),
					number(figures, "programMicros"), number(figures, "factoryBad"));
		} catch (BadInputException e) {
			throw new IllegalStateException(e.getMessage(), e);
		}
	}

	private static int number(YamlMap figures, String key) throws BadInputException {
		return (int) figures.required(key).number(0, Integer.MAX_VALUE);
	}

	/** Bytes of a block. */
	int blockSize() {
		return pageSize * pagesPerBlock;
	}

	/** Bytes of the chip. */
	long size() {
		return (long) blockSize() * blocks;
	}
}
