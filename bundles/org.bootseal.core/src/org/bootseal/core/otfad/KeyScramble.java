/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.otfad;

import java.util.Arrays;

import org.bootseal.core.BadInputException;
import org.bootseal.core.xip.Secret;

/**
 * Makes another key of the KEK for each context: one of its four words is combined with a mask by XOR. Source: SPSDK
 * 3.10 (image/otfad).
 *
 * @param mask
 *            32 bits, little-endian on the word
 * @param align
 *            two bits for each context, the lowest for context 0: number of the word
 */
public record KeyScramble(int mask, int align) {

	private static final int MAX_ALIGN = 0xFF;

	/** Checks that the choice of words has 8 bits. */
	public KeyScramble {
		if (align < 0 || align > MAX_ALIGN) {
			throw new IllegalArgumentException("key scramble align has 8 bits");
		}
	}

	/**
	 * @param mask
	 *            0 to 0xFFFFFFFF
	 * @param align
	 *            0 to 0xFF
	 * @return the scramble
	 * @throws BadInputException
	 *             if a number is too large
	 */
	public static KeyScramble of(long mask, long align) throws BadInputException {
		if (mask < 0 || mask > 0xFFFF_FFFFL || align < 0 || align > MAX_ALIGN) {
			throw new BadInputException(
					"found a key scramble out of range, expected a mask of 32 bits and an align of 8");
		}
		return new KeyScramble((int) mask, (int) align);
	}

	/** The key for a context. */
	Secret apply(Secret kek, int context) {
		byte[] bytes = kek.copy();
		int word = align >>> 2 * context & 3;
		for (int i = 0; i < Integer.BYTES; i++) {
			bytes[word * Integer.BYTES + i] ^= (byte) (mask >>> Byte.SIZE * i);
		}
		Secret scrambled = Secret.of(bytes);
		Arrays.fill(bytes, (byte) 0);
		return scrambled;
	}

	/** @return that there is one; the mask is part of the secret */
	@Override
	public String toString() {
		return "key scramble";
	}
}
