/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.bootable;

import java.util.Arrays;
import java.util.Locale;

/**
 * A part of an image.
 *
 * @param kind
 *            what it is
 * @param offset
 *            bytes from the start of the memory
 * @param bytes
 *            its content, at least one byte; shared, not copied
 */
public record FlashPart(PartKind kind, long offset, byte[] bytes) {

	/** Checks that there is something. */
	public FlashPart {
		if (bytes.length == 0 || offset < 0) {
			throw new IllegalArgumentException("a part has bytes and a place");
		}
	}

	/** @return the offset behind its last byte */
	public long end() {
		return offset + bytes.length;
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof FlashPart part && part.kind == kind && part.offset == offset
				&& Arrays.equals(part.bytes, bytes);
	}

	@Override
	public int hashCode() {
		return 31 * kind.hashCode() + Arrays.hashCode(bytes);
	}

	/** @return for example "FCB at 0x0, 512 bytes" */
	@Override
	public String toString() {
		return String.format(Locale.ROOT, "%s at 0x%X, %d bytes", kind.label(), offset, bytes.length);
	}
}
