/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.nor;

/** Decrypts what is read of the flash, on its way to the bus. */
@FunctionalInterface
public interface FlashDecryption {

	/** Leaves everything as it stands in the flash. */
	FlashDecryption NONE = (offset, bytes) -> {
		// nothing is protected
	};

	/**
	 * Decrypts in place what lies in protected ranges.
	 *
	 * @param offset
	 *            of the first byte from the start of the flash
	 * @param bytes
	 *            what was read there
	 */
	void decrypt(long offset, byte[] bytes);
}
