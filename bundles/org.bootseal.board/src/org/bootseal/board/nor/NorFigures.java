/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.nor;

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
	 * ISSI IS25LP064A, 8 MiB, on the MIMXRT1020-EVK. The times are typical figures of its class of chips and assumed;
	 * the chip erase fits an RT1060 board with flashloader K2.1.0, where flash-erase-all ended within 20 s.
	 *
	 * @return the figures
	 */
	public static NorFigures is25lp064a() {
		return new NorFigures("IS25LP064A", 0x9D6017, 0x800000, 133, 200, 70_000, 130_000, 200_000, 16_000_000, 2_000);
	}
}
