/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.device;

import java.util.List;
import java.util.Optional;

/**
 * The fuses of OTFAD. Numbers of words are those of efuse-program-once.
 *
 * @param key
 *            the four words of the key encryption key, that of its last four bytes first
 * @param enable
 *            the bits that turn OTFAD on; empty if the boot configuration does
 * @param select
 *            what chooses between the fuses and the part's own key; empty if there is no such choice
 * @param scrambles
 *            how the key is changed, for each OTFAD of the part
 */
public record OtfadFuseWords(List<Integer> key, Optional<Bits> enable, Optional<Select> select,
		List<Scramble> scrambles) {

	/** Copies the lists. */
	public OtfadFuseWords {
		key = List.copyOf(key);
		scrambles = List.copyOf(scrambles);
	}

	/**
	 * Bits of a word.
	 *
	 * @param word
	 *            number of the word
	 * @param mask
	 *            the bits
	 */
	public record Bits(int word, int mask) {
	}

	/**
	 * What chooses the key.
	 *
	 * @param bits
	 *            the bits
	 * @param userKey
	 *            their value for the key in fuses
	 * @param otpmkLow
	 *            their value for OTPMK[127:0]
	 * @param otpmkHigh
	 *            their value for OTPMK[255:128]
	 */
	public record Select(Bits bits, int userKey, int otpmkLow, int otpmkHigh) {
	}

	/**
	 * Where the scramble of a key is.
	 *
	 * @param enable
	 *            the bit that turns it on
	 * @param alignWord
	 *            number of the word whose lowest 8 bits choose words of the key
	 * @param maskWord
	 *            number of the word with the mask
	 */
	public record Scramble(Bits enable, int alignWord, int maskWord) {
	}
}
