/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.otp;

import java.util.List;

/**
 * What some fuses of a map are there for.
 *
 * @param srkHash
 *            the eight words of the SRK hash, its bits 255 to 224 first
 * @param close
 *            the bit that closes the part, SEC_CONFIG[1]
 * @param bootFromFuses
 *            the bit from which on the boot settings are fuses, BT_FUSE_SEL
 * @param locks
 *            the words that lock others, ascending
 * @param srkRevoke
 *            the bits that revoke SRKs, the lowest the first SRK
 * @param encryptedXip
 *            the bit that makes the ROM decrypt the flash while it is read
 * @param xipWithPins
 *            whether that bit counts as well while pins choose the boot settings
 * @param uniqueId
 *            the words that tell one part from another
 */
record FuseRoles(List<FuseWord> srkHash, FuseBits close, FuseBits bootFromFuses, List<FuseWord> locks,
		FuseBits srkRevoke, FuseBits encryptedXip, boolean xipWithPins, List<FuseWord> uniqueId) {

	/** Copies the lists. */
	FuseRoles {
		srkHash = List.copyOf(srkHash);
		locks = List.copyOf(locks);
		uniqueId = List.copyOf(uniqueId);
		if (srkHash.size() != FuseMap.SRK_HASH_WORDS || locks.isEmpty() || uniqueId.isEmpty()) {
			throw new IllegalStateException("the SRK hash, the lock words or the unique id are missing");
		}
	}
}
