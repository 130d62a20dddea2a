/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.flashloader;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.bootseal.board.nor.FlashEncryption;
import org.bootseal.board.nor.FlashDriver;
import org.bootseal.board.silicon.MemoryRange;
import org.bootseal.board.soc.Soc;
import org.bootseal.core.device.OtfadFuseWords;
import org.bootseal.core.device.XipLayout;

/**
 * Option words that let the flashloader encrypt what it writes with the key of the part. BEE: 0xE0100000, number of
 * regions in bits 19:16, for each start and length. OTFAD of the RT1010: 0xE0000000, half of the key in bits 15:12 (1
 * for the upper), number of regions in bits 11:8, for each first and last byte. Words: NXP-MCUBootUtility 6.3,
 * run/RTyyyy_runcore.py. How wrong ones are refused is assumed.
 */
final class EncryptionOption {

	private static final int TAG = 0xE;
	private static final int KEY = 16;
	private static final int GRANULE = 0x400;
	private static final int MOST_OF_BEE = 3;
	private static final int MOST_OF_OTFAD = 4;

	private final Soc soc;
	private final FlashDriver driver;

	EncryptionOption(Soc soc, FlashDriver driver) {
		this.soc = soc;
		this.driver = driver;
	}

	/** Whether configure-memory was given such words. */
	static boolean isOne(int word0) {
		return word0 >>> 28 == TAG;
	}

	/** Writes the header for the ROM, and encrypts from then on. */
	int configure(byte[] words) {
		if (driver.configuration().isEmpty()) {
			return Status.NOT_CONFIGURED;
		}
		Optional<FlashEncryption> made = encryption(ByteBuffer.wrap(words).order(ByteOrder.LITTLE_ENDIAN));
		if (made.isEmpty()) {
			return Status.INVALID_ARGUMENT;
		}
		int status = driver.program(layout().headers().get(0), made.get().header());
		if (status == Status.SUCCESS) {
			driver.encryptBy(made.get().stream());
		}
		return status;
	}

	private XipLayout layout() {
		return soc.device().device().xip();
	}

	private Optional<FlashEncryption> encryption(ByteBuffer words) {
		int word = words.getInt();
		boolean bee = layout().engine() == XipLayout.Engine.BEE;
		int count = bee ? word >>> 16 & 0xF : word >>> 8 & 0xF;
		boolean known = bee ? (word & 0x0FF0FFFF) == 0x00100000
				: (word & 0x0FFF00FF) == 0 && (word >>> 12 & 0xF) <= 1
						&& layout().otfadFuses().flatMap(OtfadFuseWords::select).isPresent();
		if (!known || count < 1 || count > (bee ? MOST_OF_BEE : MOST_OF_OTFAD)) {
			return Optional.empty();
		}
		List<MemoryRange> regions = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			long start = words.getInt() & 0xFFFFFFFFL;
			long second = words.getInt() & 0xFFFFFFFFL;
			long length = bee ? second : second - start + 1;
			if (length <= 0 || start % GRANULE != 0 || length % GRANULE != 0 || !driver.window().holds(start, length)) {
				return Optional.empty();
			}
			regions.add(new MemoryRange("encrypted", start, length));
		}
		byte[] own = soc.ownKey();
		byte[] seed = ByteBuffer.allocate(own.length + Long.BYTES).put(own).putLong(soc.time().now()).array();
		long base = driver.window().start();
		// the upper half stands first
		int from = bee || (word >>> 12 & 0xF) == 1 ? 0 : KEY;
		byte[] key = Arrays.copyOfRange(own, from, from + KEY);
		return Optional.of(bee ? FlashEncryption.bee(key, regions, base, seed)
				: FlashEncryption.otfad(key, regions, base, seed));
	}
}
