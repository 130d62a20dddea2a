/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.nor;

/**
 * How the flash chip is wired to FlexSPI; an option word that says otherwise does not find the chip.
 *
 * @param port
 *            'A' or 'B'
 * @param secondaryPins
 *            whether the chip is on the secondary pin group
 * @param dataLines
 *            1 or 4
 */
public record FlashWiring(char port, boolean secondaryPins, int dataLines) {

	/** @return port A, primary pins, four data lines: the MIMXRT1020-EVK */
	public static FlashWiring portAPrimaryQuad() {
		return new FlashWiring('A', false, 4);
	}
}
