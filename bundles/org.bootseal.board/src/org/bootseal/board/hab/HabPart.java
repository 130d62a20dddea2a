/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.hab;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * What HAB knows of the part that it runs on.
 *
 * @param closed
 *            whether the part enforces
 * @param srkHash
 *            hash of the SRK table in the fuses, 32 bytes
 * @param revokedKeys
 *            SRK_REVOKE: bit n for key n
 * @param engines
 *            codes of the engines that the part has
 * @param keyBlobs
 *            what unwraps the keys of encrypted images; empty if the part has none
 */
public record HabPart(boolean closed, byte[] srkHash, int revokedKeys, Set<Integer> engines,
		Optional<KeyBlobs> keyBlobs) {

	/** Copies. */
	public HabPart {
		srkHash = srkHash.clone();
		engines = Set.copyOf(engines);
	}

	/**
	 * A part that does not boot encrypted images.
	 *
	 * @param closed
	 *            whether the part enforces
	 * @param srkHash
	 *            hash of the SRK table in the fuses, 32 bytes
	 * @param revokedKeys
	 *            SRK_REVOKE: bit n for key n
	 * @param engines
	 *            codes of the engines that the part has
	 */
	public HabPart(boolean closed, byte[] srkHash, int revokedKeys, Set<Integer> engines) {
		this(closed, srkHash, revokedKeys, engines, Optional.empty());
	}

	/** @return a copy of the hash */
	@Override
	public byte[] srkHash() {
		return srkHash.clone();
	}

	/** @return whether no bit of the SRK hash is burnt */
	public boolean isBlank() {
		return Arrays.equals(srkHash, new byte[srkHash.length]);
	}
}
