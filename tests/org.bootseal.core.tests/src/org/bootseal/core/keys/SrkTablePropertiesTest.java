/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.keys;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Tables of one to four entries of every kind: RSA keys, EC keys, and hashes of keys. */
class SrkTablePropertiesTest {

	@Property(tries = 500)
	void aTableIsReadAsItWasWritten(@ForAll("tables") byte[] bytes) throws SrkFormatException {
		SrkTable table = SrkTable.parse(bytes);
		assertArrayEquals(bytes, table.encode());
		assertEquals(table, SrkTable.parse(table.encode()));
		table.entries().forEach(SrkEntry::publicKey);
	}

	/** Parts know a table by its fuses, also when keys that are not used are not in it. */
	@Property(tries = 500)
	void hashesInPlaceOfKeysKeepTheFuses(@ForAll("tables") byte[] bytes, @ForAll long seed)
			throws SrkFormatException {
		SrkTable table = SrkTable.parse(bytes);
		Random random = new Random(seed);
		Set<Integer> indexes = new TreeSet<>();
		for (int i = 0; i < table.entries().size(); i++) {
			if (random.nextBoolean()) {
				indexes.add(i);
			}
		}
		SrkTable hashes = table.withHashes(indexes);
		assertArrayEquals(table.fuseWords(), hashes.fuseWords());
		assertArrayEquals(table.hash(), SrkTable.parse(hashes.encode()).hash());
		indexes.forEach(index -> assertEquals(true, hashes.entries().get(index).isHashOnly()));
	}

	/** The fuse words are the hash in words, low byte first. */
	@Property(tries = 100)
	void fuseWordsAreTheHash(@ForAll("tables") byte[] bytes) throws SrkFormatException {
		SrkTable table = SrkTable.parse(bytes);
		byte[] reversed = new byte[32];
		for (int i = 0; i < 32; i++) {
			reversed[i] = (byte) (table.fuseWords()[i / 4] >>> 8 * (i % 4));
		}
		assertArrayEquals(table.hash(), reversed);
	}

	@Provide
	Arbitrary<byte[]> tables() {
		return Arbitraries.oneOf(rsa(), ec(), hash()).list().ofMinSize(1).ofMaxSize(4)
				.map(SrkTablePropertiesTest::table);
	}

	private static byte[] table(List<byte[]> entries) {
		int length = 4 + entries.stream().mapToInt(each -> each.length).sum();
		ByteBuffer out = ByteBuffer.allocate(length).put((byte) 0xD7).putShort((short) length).put((byte) 0x40);
		entries.forEach(out::put);
		return out.array();
	}

	private static Arbitrary<byte[]> bytes(int length) {
		return Arbitraries.randomValue(random -> {
			byte[] bytes = new byte[length];
			random.nextBytes(bytes);
			return bytes;
		});
	}

	private static ByteBuffer entry(int tag, int algorithm, int length) {
		return ByteBuffer.allocate(length).put((byte) tag).putShort((short) length).put((byte) algorithm);
	}

	private static Arbitrary<byte[]> rsa() {
		return Combinators.combine(Arbitraries.of(128, 256, 384, 512), Arbitraries.of(1, 3, 4),
				Arbitraries.of(0, 0x80), Arbitraries.longs()).as((size, exponent, flag, seed) -> {
					byte[] key = new byte[size + exponent];
					new Random(seed).nextBytes(key);
					return entry(0xE1, 0x21, 12 + key.length).put(new byte[3]).put((byte) (int) flag)
							.putShort((short) (int) size).putShort((short) (int) exponent).put(key).array();
				});
	}

	private static Arbitrary<byte[]> ec() {
		return Combinators.combine(Arbitraries.of(EcCurve.values()), Arbitraries.of(0, 0x80), Arbitraries.longs())
				.as((curve, flag, seed) -> {
					byte[] point = new byte[2 * curve.coordinateLength()];
					new Random(seed).nextBytes(point);
					return entry(0xE1, 0x27, 12 + point.length).put(new byte[3]).put((byte) (int) flag)
							.put((byte) curve.code()).put((byte) 0).putShort((short) (8 * curve.coordinateLength()))
							.put(point).array();
				});
	}

	private static Arbitrary<byte[]> hash() {
		return bytes(32).map(hash -> entry(0xEE, 0x17, 36).put(hash).array());
	}
}
