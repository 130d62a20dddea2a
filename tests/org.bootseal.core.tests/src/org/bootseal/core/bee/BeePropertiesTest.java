/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.bee;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.bootseal.core.BadInputException;
import org.bootseal.core.xip.DataBlob;
import org.bootseal.core.xip.Secret;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds for all headers and data. */
class BeePropertiesTest {

	@Property(tries = 200)
	void aHeaderIsReadAsItWasWritten(@ForAll("headers") BeeHeader header) throws BadInputException {
		assertEquals(header, BeeHeader.parse(header.encode(BeeCases.userKey()), BeeCases.userKey()));
	}

	@Property(tries = 1000)
	void anyDamageToAHeaderIsFound(@ForAll("headers") BeeHeader header, @ForAll @IntRange(max = 511) int at,
			@ForAll @IntRange(min = 1, max = 255) int change) {
		byte[] bytes = header.encode(BeeCases.userKey());
		bytes[at] ^= (byte) change;
		assertThrows(BadInputException.class, () -> BeeHeader.parse(bytes, BeeCases.userKey()));
	}

	@Property(tries = 200)
	void whatIsEncryptedIsDecrypted(@ForAll("headers") BeeHeader header,
			@ForAll @IntRange(max = 0x4000) int offset, @ForAll @IntRange(min = 1, max = 0x3000) int length,
			@ForAll Random random) throws BadInputException {
		byte[] data = new byte[length];
		random.nextBytes(data);
		BeeEncryption bee = BeeEncryption.of(List.of(new BeeEngine(0, BeeCases.userKey(), header)));
		DataBlob plain = new DataBlob(0x60000000L + offset, data.clone());
		DataBlob image = bee.encrypt(List.of(plain), BeeCases.RANDOM);

		assertArrayEquals(data, plain.bytes());
		assertArrayEquals(data, Arrays.copyOf(bee.decrypt(image).bytes(), length));
	}

	@Provide
	Arbitrary<BeeHeader> headers() {
		return Arbitraries.randomValue(random -> {
			List<BeeRegion> regions = new ArrayList<>();
			long start = 0x60000000L;
			for (int i = 1 + random.nextInt(BeeProtection.MAX_REGIONS); i > 0; i--) {
				start += 0x400L * random.nextInt(4);
				long length = 0x400L * (1 + random.nextInt(4));
				regions.add(region(start, length, random.nextInt(4)));
				start += length;
			}
			return new BeeHeader(secret(16, random), secret(16, random),
					new BeeProtection(random.nextInt(), secret(12, random), regions));
		});
	}

	private static BeeRegion region(long start, long length, int level) {
		try {
			return BeeRegion.of(start, length, level);
		} catch (BadInputException e) {
			throw new AssertionError(e);
		}
	}

	private static Secret secret(int length, Random random) {
		byte[] bytes = new byte[length];
		random.nextBytes(bytes);
		return Secret.of(bytes);
	}
}
