/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.nor;

/** What a flash chip speaks. */
public enum FlashKind {
	/** SPI commands, data on one or four lines. */
	QUAD,
	/** HyperBus: eight lines, both edges of the clock, words of 16 bits. */
	HYPER
}
