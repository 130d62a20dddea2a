/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.otp;

/** How a fuse word is stored, which decides how often it can be burnt (fuse database of SPSDK 3.10). */
public enum FuseProtection {

	/** Nothing is known of any protection: each bit can be burnt on its own, as on the i.MX RT10xx. */
	NONE(0xFFFF_FFFF),
	/** The 16 bits of the word are stored twice; each can be burnt on its own. */
	REDUNDANT(0xFFFF),
	/** A code for error correction is burnt with the word, which therefore can be burnt once only, from 0. */
	ECC(0xFFFF_FFFF);

	private final int usableBits;

	FuseProtection(int usableBits) {
		this.usableBits = usableBits;
	}

	/** @return the bits of the word that can be burnt at all */
	public int usableBits() {
		return usableBits;
	}

	/** @return whether the word can be burnt only once, all its bits together */
	public boolean burnsOnce() {
		return this == ECC;
	}
}
