/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.memory;

import java.util.Optional;

/** One copy of an image in a memory, as the ROM reads it. */
public interface BootCopy {

	/** @return where it is, for people, such as "copy 1 from block 4 on" */
	String place();

	/**
	 * @param offset
	 *            from the start of the image, its gap before the IVT counted
	 * @param length
	 *            bytes
	 * @return the bytes; empty if they can't be read
	 */
	Optional<byte[]> read(long offset, int length);
}
