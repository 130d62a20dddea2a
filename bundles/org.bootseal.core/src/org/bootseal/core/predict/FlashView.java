/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.predict;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bootseal.core.flexspi.Fcb;
import org.bootseal.core.xip.DataBlob;

/** The flash as the ROM reads it by an FCB, decrypted where an engine does that. */
final class FlashView {

	private static final int BLOCK = 16;

	private final BootFlash flash;
	private final long base;
	private final long limit;
	private final UnaryOperator<DataBlob> decryption;

	FlashView(BootFlash flash, long base, Fcb fcb) {
		this(flash, base, Math.min(FcbFit.size(fcb), flash.size().orElse(Long.MAX_VALUE)), UnaryOperator.identity());
	}

	/** With an FCB that nobody has seen and that fits. */
	FlashView(BootFlash flash, long base) {
		this(flash, base, flash.size().orElse(1L << 28), UnaryOperator.identity());
	}

	private FlashView(BootFlash flash, long base, long limit, UnaryOperator<DataBlob> decryption) {
		this.flash = flash;
		this.base = base;
		this.limit = limit;
		this.decryption = decryption;
	}

	FlashView decryptedBy(UnaryOperator<DataBlob> engine) {
		return new FlashView(flash, base, limit, engine);
	}

	/** Bytes that can be read. */
	long limit() {
		return limit;
	}

	/** How many bytes from the start on are known, at least those asked for; what is behind is erased. */
	long known(long least) {
		return Math.max(least, flash.length());
	}

	/** What is read from an offset on; empty if not all of it is in the flash. */
	Optional<byte[]> read(long offset, long length) {
		if (offset < 0 || length < 0 || offset + length > limit) {
			return Optional.empty();
		}
		long from = offset - offset % BLOCK;
		long to = Math.min(limit, (offset + length + BLOCK - 1) / BLOCK * BLOCK);
		return flash.read(from, to - from).map(raw -> raw.length == 0 ? raw
				: Arrays.copyOfRange(decryption.apply(new DataBlob(base + from, raw)).bytes(), (int) (offset - from),
						(int) (offset - from + length)));
	}
}
