/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.nor;

/** What a chip knows of itself by SFDP. */
public enum SfdpRevision {
	/** No such table. */
	NONE,
	/** A table of a time before the standard, whose revision the flashloader does not take. */
	EARLY,
	/** JESD216, nine words: nothing of page sizes and of the quad enable bit. */
	FIRST,
	/** JESD216B, sixteen words. */
	B
}
