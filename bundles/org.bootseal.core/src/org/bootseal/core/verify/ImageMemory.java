/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.verify;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A file as a part sees it: at its addresses, and only as much as the boot data announce.
 *
 * @param file
 *            its content, shared
 * @param base
 *            address of its first byte
 * @param start
 *            first address that HAB may read
 * @param end
 *            address behind the last one
 */
record ImageMemory(byte[] file, long base, long start, long end) {

	/** Whether HAB may read a range, there or not. */
	boolean allows(long address, long length) {
		return address >= start && length >= 0 && address + length <= end;
	}

	/** The offset of a range that HAB may read and that is in the file. */
	OptionalLong offset(long address, long length) {
		long offset = address - base;
		return allows(address, length) && offset >= 0 && offset + length <= file.length ? OptionalLong.of(offset)
				: OptionalLong.empty();
	}

	/** The bytes of such a range. */
	Optional<byte[]> read(long address, long length) {
		OptionalLong offset = offset(address, length);
		return offset.isPresent()
				? Optional.of(Arrays.copyOfRange(file, (int) offset.getAsLong(), (int) (offset.getAsLong() + length)))
				: Optional.empty();
	}
}
