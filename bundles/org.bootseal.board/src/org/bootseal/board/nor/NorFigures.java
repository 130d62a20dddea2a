/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.nor;

import org.bootseal.core.config.BadConfigurationException;
import org.bootseal.core.config.YamlMap;

/**
 * The figures of a serial NOR flash chip.
 *
 * @param name
 *            the chip
 * @param jedecId
 *            what command 0x9F answers, first byte in bits 23:16
 * @param size
 *            bytes, a power of two
 * @param maxMegahertz
 *            highest clock of the fast read commands
 * @param pageProgramMicros
 *            time to program one page, microseconds
 * @param sectorEraseMicros
 *            time to erase 4 KiB
 * @param block32EraseMicros
 *            time to erase 32 KiB
 * @param block64EraseMicros
 *            time to erase 64 KiB
 * @param chipEraseMicros
 *            time to erase the whole chip
 * @param statusWriteMicros
 *            time to write the status register
 */
public record NorFigures(String name, int jedecId, int size, int maxMegahertz, long pageProgramMicros,
		long sectorEraseMicros, long block32EraseMicros, long block64EraseMicros, long chipEraseMicros,
		long statusWriteMicros) {

	/**
	 * Reads the figures of a chip.
	 *
	 * @param chip
	 *            its resource, for example "is25lp064a", whose keys are those of this record
	 * @return the figures
	 */
	public static NorFigures of(String chip) {
		try {
			YamlMap figures = YamlMap.readResource(NorFigures.class, chip + ".yaml").allowing("name", "jedecId", "size",
					"maxMegahertz", "pageProgramMicros", "sectorEraseMicros", "block32EraseMicros",
					"block64EraseMicros", "chipEraseMicros", "statusWriteMicros");
			return new NorFigures(figures.required("name").text(), (int) number(figures, "jedecId"),
					(int) number(figures, "size"), (int) number(figures, "maxMegahertz"),
					number(figures, "pageProgramMicros"), number(figures, "sectorEraseMicros"),
					number(figures, "block32EraseMicros"), number(figures, "block64EraseMicros"),
					number(figures, "chipEraseMicros"), number(figures, "statusWriteMicros"));
		} catch (BadConfigurationException e) {
			throw new IllegalStateException(e.getMessage(), e);
		}
	}

	private static long number(YamlMap figures, String key) throws BadConfigurationException {
		return figures.required(key).number(0, Integer.MAX_VALUE);
	}
}
