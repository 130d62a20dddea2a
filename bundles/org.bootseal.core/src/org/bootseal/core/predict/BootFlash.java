/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.predict;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The content of the boot flash as far as it is known, from its start on, and what is known of the chip. Bytes behind
 * the known ones count as erased.
 */
public final class BootFlash {

	private final byte[] content;
	private final OptionalLong size;
	private final Optional<FlashFacts> facts;

	/**
	 * @param content
	 *            the known bytes, from the start of the flash; copied
	 * @param size
	 *            bytes of the chip; empty if not known
	 * @param facts
	 *            the chip; empty if nothing is known of it, then it is taken for granted that the FCB fits it
	 */
	public BootFlash(byte[] content, OptionalLong size, Optional<FlashFacts> facts) {
		this.content = content.clone();
		this.size = size;
		this.facts = facts;
	}

	/** @return what is known of the chip */
	public Optional<FlashFacts> facts() {
		return facts;
	}

	/** @return bytes of the chip; empty if not known */
	public OptionalLong size() {
		return size;
	}

	/** How many bytes are known. */
	int length() {
		return content.length;
	}

	/**
	 * @param offset
	 *            from the start of the flash
	 * @param length
	 *            bytes
	 * @return what is there; empty if the chip is not so large
	 */
	public Optional<byte[]> read(long offset, long length) {
		long end = size.orElse(Integer.MAX_VALUE);
		if (offset < 0 || length < 0 || length > Integer.MAX_VALUE / 2 || offset + length > end) {
			return Optional.empty();
		}
		byte[] bytes = new byte[(int) length];
		Arrays.fill(bytes, (byte) 0xFF);
		if (offset < content.length) {
			System.arraycopy(content, (int) offset, bytes, 0, (int) Math.min(length, content.length - offset));
		}
		return Optional.of(bytes);
	}

	/** @return how much is known */
	@Override
	public String toString() {
		return content.length + " bytes of flash known";
	}
}
