/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever a file holds, it is reported; nothing is thrown, and nothing outside of the file is claimed. */
class ImageInspectorPropertiesTest {

	private static final byte[] SIGNED = signed();
	private static final int CSF = 0x2000;
	private static final int CSF_DATA_END = CSF + 0xA00;

	@Property(tries = 200)
	void anyBytes(@ForAll byte[] file) {
		check(file);
	}

	@Property(tries = 200)
	void anyBytesBehindAnIvt(@ForAll @Size(max = 3000) byte[] tail, @ForAll int entry, @ForAll int dcd,
			@ForAll int bootData,
			@ForAll int self, @ForAll int csf) {
		ByteBuffer file = ByteBuffer.allocate(32 + tail.length).order(ByteOrder.LITTLE_ENDIAN);
		file.putInt(0x402000D1).putInt(entry).putInt(0).putInt(dcd).putInt(bootData).putInt(self).putInt(csf).putInt(0)
				.put(tail);
		check(file.array());
	}

	@Property(tries = 400)
	void changedSignedImage(@ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int changes) {
		byte[] file = SIGNED.clone();
		Random random = new Random(seed);
		for (int i = 0; i < changes; i++) {
			int position = random.nextBoolean() ? random.nextInt(0x40) : CSF + random.nextInt(CSF_DATA_END - CSF);
			file[position] = (byte) random.nextInt(256);
		}
		check(file);
	}

	@Property(tries = 100)
	void cutSignedImage(@ForAll @IntRange(max = 0x3FFF) int length) {
		check(Arrays.copyOf(SIGNED, length));
	}

	/** Every single bit of what is signed matters. */
	@Property(tries = 100)
	void noChangedBitOfSignedBytesVerifies(@ForAll @IntRange(max = 0x1000 - 16 + 0x40 - 1) int index,
			@ForAll @IntRange(max = 7) int bit) {
		int position = index < 0x40 ? index : 0x1000 + index - 0x40;
		byte[] file = SIGNED.clone();
		file[position] ^= (byte) (1 << bit);
		assertFalse(ImageInspector.inspect(file, Optional.empty()).isVerified());
	}

	private static void check(byte[] file) {
		ImageReport report = ImageInspector.inspect(file, Optional.empty());
		for (ImageReport.Part part : report.parts()) {
			assertTrue(part.offset() >= 0 && part.length() >= 0 && part.offset() + part.length() <= file.length,
					part::toString);
			assertFalse(part.meaning().isEmpty());
		}
		report.csf().ifPresent(csf -> csf.commands().forEach(command -> assertFalse(command.describe().isEmpty())));
		assertFalse(report.problems().contains(""));
	}

	private static byte[] signed() {
		try {
			return TestImages.build(TestImages.signed(TestImages.binary(0x1000 - 16))).bytes();
		} catch (Exception e) {
			throw new AssertionError(e);
		}
	}
}
