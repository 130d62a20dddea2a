/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.otp;

/**
 * The wish that some bits of a word have some value. {@link FuseMap#requests(FuseWord, int, int)} makes them, so that
 * the group fits the bits.
 *
 * @param word
 *            the word
 * @param value
 *            the wanted bits; a subset of the mask
 * @param mask
 *            the bits that are wished for; the others do not matter
 * @param group
 *            what they are burnt for
 */
public record FuseRequest(FuseWord word, int value, int mask, FuseGroup group) {

	/** Checks that the value lies within the mask. */
	public FuseRequest {
		if (mask == 0 || (value & ~mask) != 0) {
			throw new IllegalArgumentException("value outside of the mask");
		}
	}

	/**
	 * @param lock
	 *            another request
	 * @return whether that one locks the word of this one against programming, or against reading it back afterwards
	 */
	public boolean isLockedBy(FuseRequest lock) {
		return word.lock().filter(guard -> guard.word() == lock.word().index())
				.filter(guard -> guard.forbidsWriting(lock.value()) || guard.forbidsReading(lock.value())).isPresent();
	}
}
