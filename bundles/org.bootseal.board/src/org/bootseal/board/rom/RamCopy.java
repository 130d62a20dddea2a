/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.rom;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

import org.bootseal.board.soc.Soc;
import org.bootseal.core.hab.HabConstants;

/** Copies an image that runs in RAM whole, from the start of its memory on, as its boot data say. */
final class RamCopy {

	private static final int MOST_IMAGE_BYTES = 64 << 20;

	/** Reads what the memory holds, from the start of the image on; empty if it can't. */
	@FunctionalInterface
	interface Source {
		Optional<byte[]> read(long offset, int length);
	}

	private final Soc soc;
	private final List<String> steps;

	RamCopy(Soc soc, List<String> steps) {
		this.soc = soc;
		this.steps = steps;
	}

	/** IVT and boot data at an offset; empty if there is no IVT. */
	static Optional<byte[]> head(Source source, int ivtOffset) {
		return source.read(ivtOffset, HabConstants.BOOT_DATA_OFFSET + HabConstants.BOOT_DATA_LENGTH)
				.filter(head -> (head[0] & 0xFF) == HabConstants.TAG_IVT);
	}

	/** The address that an IVT says of itself. */
	static long self(byte[] head) {
		return ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt(0x14) & 0xFFFFFFFFL;
	}

	/** Copies, and gives the address of the IVT in RAM; empty if the boot data do not allow it. */
	OptionalLong copy(Source source, byte[] head, int ivtOffset) {
		ByteBuffer words = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
		long self = self(head);
		long bootDataAt = (words.getInt(0x10) & 0xFFFFFFFFL) - self;
		long start = self - ivtOffset;
		long length = bootDataAt == HabConstants.BOOT_DATA_OFFSET
				? words.getInt(HabConstants.BOOT_DATA_OFFSET + 4) & 0xFFFFFFFFL
				: -1;
		if (length < 0 || length > MOST_IMAGE_BYTES
				|| (words.getInt(HabConstants.BOOT_DATA_OFFSET) & 0xFFFFFFFFL) != start
				|| !soc.ram().holds(start, length) || soc.device().romReserved().meets(start, length)) {
			steps.add(
					String.format(Locale.ROOT, "The IVT is for 0x%08X, and its boot data can't be loaded there", self));
			return OptionalLong.empty();
		}
		Optional<byte[]> image = source.read(0, (int) length);
		if (image.isEmpty()) {
			steps.add("The boot data are longer than what can be read");
			return OptionalLong.empty();
		}
		soc.ram().write(start, image.get());
		steps.add(String.format(Locale.ROOT, "0x%X bytes are copied to 0x%08X", length, start));
		return OptionalLong.of(self);
	}
}
