/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.mboot;

import java.util.Set;
import java.util.TreeSet;

/**
 * The fuse words that a part says can't be programmed any more. Layout: property 31 of SPSDK 3.10
 * (mboot/properties.py).
 */
public final class LockedFuses {

	/** The first value tells of so many words, in its low half. */
	private static final int FIRST = 16;

	private LockedFuses() {
		// functions only
	}

	/**
	 * @param values
	 *            the values of {@link Property#FUSE_LOCKED_STATUS}
	 * @return indexes of the locked words, ascending
	 */
	public static Set<Integer> decode(int[] values) {
		Set<Integer> locked = new TreeSet<>();
		int word = 0;
		for (int register = 0; register < values.length; register++) {
			int count = register == 0 ? FIRST : Integer.SIZE;
			for (int bit = 0; bit < count; bit++) {
				if ((values[register] >>> bit & 1) != 0) {
					locked.add(word + bit);
				}
			}
			word += count;
		}
		return locked;
	}
}
