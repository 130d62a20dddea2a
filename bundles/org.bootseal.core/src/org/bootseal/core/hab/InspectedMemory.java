/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import java.util.OptionalLong;

/**
 * A file as it will be in memory.
 *
 * @param file
 *            its content, shared
 * @param base
 *            address of its first byte; may be negative in a file whose IVT lies
 */
record InspectedMemory(byte[] file, long base) {

	long address(long offset) {
		return base + offset;
	}

	/** The address behind the last byte. */
	long end() {
		return base + file.length;
	}

	/** The offset of a block in the file, or empty when not all of it is there. */
	OptionalLong offset(long address, long length) {
		long offset = address - base;
		boolean inside = offset >= 0 && length >= 0 && offset <= file.length && length <= file.length - offset;
		return inside ? OptionalLong.of(offset) : OptionalLong.empty();
	}
}
