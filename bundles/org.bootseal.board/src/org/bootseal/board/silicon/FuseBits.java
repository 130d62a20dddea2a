/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.silicon;

/**
 * Some bits of a fuse word.
 *
 * @param word
 *            index of the word
 * @param shift
 *            number of the lowest bit
 * @param width
 *            number of bits, 0 to 31; 0 if the part has no such fuse: then they read 0
 */
public record FuseBits(int word, int shift, int width) {

	/**
	 * @param content
	 *            what the word holds
	 * @return the bits, the lowest at bit 0
	 */
	public int of(int content) {
		return content >>> shift & (1 << width) - 1;
	}
}
