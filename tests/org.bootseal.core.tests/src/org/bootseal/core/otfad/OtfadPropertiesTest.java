/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.otfad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

/** What holds for all key blobs and data. */
class OtfadPropertiesTest {

	private static final Secret KEK = Secret.of(new byte[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 });

	@Property(tries = 200)
	void aTableIsReadAsItWasWritten(@ForAll("tables") OtfadTable table, @ForAll("scrambles") KeyScramble scramble)
			throws BadInputException {
		for (Optional<KeyScramble> each : List.of(Optional.of(scramble), Optional.<KeyScramble>empty())) {
			assertEquals(table, OtfadTable.parse(table.encode(KEK, each), KEK, each));
		}
	}

	@Property(tries = 1000)
	void anyDamageToATableIsFound(@ForAll("tables") OtfadTable table, @ForAll @IntRange(max = 255) int at,
			@ForAll @IntRange(min = 1, max = 255) int change) {
		byte[] bytes = table.encode(KEK, Optional.empty());
		bytes[at] ^= (byte) change;
		assertThrows(BadInputException.class, () -> OtfadTable.parse(bytes, KEK, Optional.empty()));
	}

	@Property(tries = 200)
	void whatIsEncryptedIsDecrypted(@ForAll("tables") OtfadTable table, @ForAll @IntRange(max = 0x8000) int offset,
			@ForAll @IntRange(min = 1, max = 0x13000) int length, @ForAll Random random) {
		byte[] bytes = new byte[length];
		random.nextBytes(bytes);
		DataBlob data = new DataBlob(0x60000000L + offset, bytes);
		OtfadEncryption otfad = new OtfadEncryption(table);
		assertEquals(data, otfad.apply(otfad.apply(data)));
	}

	@Provide
	Arbitrary<KeyScramble> scrambles() {
		return Arbitraries.randomValue(random -> new KeyScramble(random.nextInt(), random.nextInt(256)));
	}

	@Provide
	Arbitrary<OtfadTable> tables() {
		return Arbitraries.randomValue(random -> {
			List<OtfadContext> contexts = new ArrayList<>();
			long start = 0x60000000L;
			for (int i = random.nextInt(OtfadTable.CONTEXTS + 1); i > 0; i--) {
				start += 0x400L * random.nextInt(8);
				long end = start + 0x400L * (1 + random.nextInt(32));
				contexts.add(context(start, end, random));
				start = end;
			}
			return table(contexts);
		});
	}

	private static OtfadContext context(long start, long end, Random random) {
		try {
			return OtfadContext.of(secret(16, random), secret(8, random), start, end, random.nextInt(8));
		} catch (BadInputException e) {
			throw new AssertionError(e);
		}
	}

	private static OtfadTable table(List<OtfadContext> contexts) {
		try {
			return OtfadTable.of(contexts);
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
