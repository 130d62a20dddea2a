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
 */
public record FlashWiring(int flexSpi, char port, boolean secondaryPins, int dataLines) {
}
