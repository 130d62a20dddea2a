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
 * @param secret
 *            whether the value is part of a key, so that it is shown to nobody
 */
public record FuseRequest(FuseWord word, int value, int mask, FuseGroup group, boolean secret) {

	/** What is shown in place of the bits of a key. */
	public static final String HIDDEN = "(secret)";

	/** Checks that the value lies within the mask. */
	public FuseRequest {
		if (mask == 0 || (value & ~mask) != 0) {
			throw new IllegalArgumentException("value outside of the mask");
		}
	}

	/**
	 * A wish that everybody may see.
	 *
	 * @param word
	 *            the word
	 * @param value
	 *            the wanted bits; a subset of the mask
	 * @param mask
	 *            the bits that are wished for
	 * @param group
	 *            what they are burnt for
	 */
	public FuseRequest(FuseWord word, int value, int mask, FuseGroup group) {
		this(word, value, mask, group, false);
	}

	/**
	 * @param xip
	 *            a group for encrypted XIP
	 * @return the same, burnt for that; a request that closes, locks or is of the SRK hash keeps its group
	 */
	public FuseRequest forXip(FuseGroup xip) {
		boolean isFree = group == FuseGroup.BOOT_CONFIG || group == FuseGroup.OTHER;
		return xip.isForXip() && isFree ? new FuseRequest(word, value, mask, xip, secret) : this;
	}

	/** @return the same as part of a key */
	public FuseRequest asSecret() {
		return new FuseRequest(word, value, mask, group, true);
	}

	/** @return the same to be shown: 0 in place of a secret value */
	public FuseRequest shown() {
		return secret ? new FuseRequest(word, 0, mask, group, true) : this;
	}

	/**
	 * @param bits
	 *            bits of the word, wanted or burnt
	 * @return them in hexadecimal, such as "0x1f"; what stands for them if they are part of a key
	 */
	public String text(int bits) {
		return secret && bits != 0 ? HIDDEN : "0x" + Integer.toHexString(bits);
	}

	/** @return word, bits and group, nothing secret */
	@Override
	public String toString() {
		return word + " |= " + text(value) + " (mask: 0x" + Integer.toHexString(mask) + "), " + group;
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
