/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.nor;

/**
 * How the flash chip is wired to FlexSPI; an option word that says otherwise does not find the chip.
 *
 * @param flexSpi
 *            which FlexSPI: 1 or 2
 * @param port
 *            'A' or 'B'
 * @param secondaryPins
 *            whether the chip is on the secondary pin group
 * @param dataLines
 *            1, 4 or 8
 * @param dqsFree
 *            whether nothing is connected to the DQS pad, so that FlexSPI can loop its clock back through it
 * @param resetLine
 *            whether the reset key of the board resets the chip too; else only a power cycle does
 * @param millivolts
 *            what supplies the chip; 0 for what it wants
 * @param cleanMegahertz
 *            up to which clock the traces carry its data without a flaw; 0 for any
 */
public record FlashWiring(int flexSpi, char port, boolean secondaryPins, int dataLines, boolean dqsFree,
		boolean resetLine, int millivolts, int cleanMegahertz) {

	/**
	 * A wiring without weak points: DQS is free, the reset key reaches the chip, the supply fits, all clocks pass.
	 *
	 * @param flexSpi
	 *            which FlexSPI: 1 or 2
	 * @param port
	 *            'A' or 'B'
	 * @param secondaryPins
	 *            whether the chip is on the secondary pin group
	 * @param dataLines
	 *            1, 4 or 8
	 */
	public FlashWiring(int flexSpi, char port, boolean secondaryPins, int dataLines) {
		this(flexSpi, port, secondaryPins, dataLines, true, true, 0, 0);
	}
}
