/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.hab;

import java.util.Optional;

/** Memory as HAB reads it, and as it writes to it what it decrypts. */
@FunctionalInterface
public interface HabMemory {

	/**
	 * @param address
	 *            first address
	 * @param length
	 *            bytes, 0 or more
	 * @return the bytes; empty if HAB may not read all of them
	 */
	Optional<byte[]> read(long address, int length);

	/**
	 * Writes what was decrypted.
	 *
	 * @param address
	 *            first address
	 * @param bytes
	 *            what to store
	 * @return whether it was stored; nothing is if HAB may not write all of it, as in flash
	 */
	default boolean write(long address, byte[] bytes) {
		return false;
	}
}
