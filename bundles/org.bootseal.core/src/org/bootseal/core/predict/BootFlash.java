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

	/** How the FCB is known to go with the flash. */
	enum FcbState {
		/** It is in the content; whether it fits is to be seen from it. */
		SEEN,
		/** It is in the content, and the content was read by it. */
		PROVEN,
		/** It is in the content, and by it another content was read. */
		MISFIT,
		/** It is not in the content, and will be written with it. */
		TO_COME,
		/** Nothing of the flash could be read. */
		UNREAD
	}

	private final FcbState fcb;
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
		this(content, size, facts, FcbState.SEEN);
	}

	private BootFlash(byte[] content, OptionalLong size, Optional<FlashFacts> facts, FcbState fcb) {
		this.content = content.clone();
		this.size = size;
		this.facts = facts;
		this.fcb = fcb;
	}

	/**
	 * @param works
	 *            whether the content was read by the FCB that is in it, as the ROM does; else it was read in another
	 *            way, and by the FCB it looks different
	 * @return this flash, tried like that
	 */
	public BootFlash tried(boolean works) {
		return new BootFlash(content, size, facts, works ? FcbState.PROVEN : FcbState.MISFIT);
	}

	/** @return this flash with an FCB that will be written where none is in the content yet, and fits */
	public BootFlash withFcbToCome() {
		return new BootFlash(content, size, facts, FcbState.TO_COME);
	}

	/** @return a flash that could not be read */
	public static BootFlash unread() {
		return new BootFlash(new byte[0], OptionalLong.empty(), Optional.empty(), FcbState.UNREAD);
	}

	FcbState fcb() {
		return fcb;
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
