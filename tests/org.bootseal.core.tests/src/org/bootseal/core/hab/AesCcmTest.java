/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.CCMBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.junit.jupiter.api.Test;

class AesCcmTest {

	private static final HexFormat HEX = HexFormat.of();

	/** Against another implementation, over all lengths of keys, nonces and MACs. */
	@Property(tries = 300)
	void encryptsAsBouncyCastleDoes(@ForAll @IntRange(max = 2) int keyLength,
			@ForAll @IntRange(min = 7, max = 13) int nonceLength, @ForAll @IntRange(min = 2, max = 8) int halfMac,
			@ForAll @IntRange(max = 20_000) int length, @ForAll long seed) throws Exception {
		Random random = new Random(seed);
		byte[] key = bytes(random, 16 + 8 * keyLength);
		byte[] nonce = bytes(random, nonceLength);
		byte[] plain = bytes(random, length);
		CCMBlockCipher other = (CCMBlockCipher) CCMBlockCipher.newInstance(AESEngine.newInstance());
		other.init(true, new AEADParameters(new KeyParameter(key), halfMac * 16, nonce));
		byte[] expected = other.processPacket(plain, 0, length);

		byte[] data = Arrays.copyOf(plain, length + 3);
		AesCcm cipher = new AesCcm(EncryptionKey.of(key), nonce, 2 * halfMac);
		byte[] mac = cipher.encrypt(data, 0, length);
		assertArrayEquals(Arrays.copyOf(expected, length), Arrays.copyOf(data, length));
		assertArrayEquals(Arrays.copyOfRange(expected, length, expected.length), mac);
		assertArrayEquals(new byte[3], Arrays.copyOfRange(data, length, length + 3));

		assertTrue(cipher.decrypt(data, 0, length, mac));
		assertArrayEquals(plain, Arrays.copyOf(data, length));
	}

	@Test
	void changedDataOrMacOrKeyAreFound() {
		EncryptionKey key = EncryptionKey.of(HEX.parseHex("000102030405060708090a0b0c0d0e0f"));
		byte[] nonce = HEX.parseHex("101112131415161718191a1b1c");
		AesCcm cipher = new AesCcm(key, nonce, 16);
		byte[] data = new byte[64];
		byte[] mac = cipher.encrypt(data, 16, 32);
		assertArrayEquals(new byte[16], Arrays.copyOf(data, 16));
		assertArrayEquals(new byte[16], Arrays.copyOfRange(data, 48, 64));
		byte[] changed = data.clone();
		changed[20] ^= 1;
		assertFalse(cipher.decrypt(changed, 16, 32, mac));
		byte[] wrong = mac.clone();
		wrong[15] ^= 1;
		assertFalse(cipher.decrypt(data.clone(), 16, 32, wrong));
		assertFalse(cipher.decrypt(data.clone(), 16, 32, Arrays.copyOf(mac, 14)));
		assertFalse(new AesCcm(EncryptionKey.of(new byte[16]), nonce, 16).decrypt(data.clone(), 16, 32, mac));
		assertTrue(cipher.decrypt(data, 16, 32, mac));
	}

	@Test
	void wipedKeyEncryptsNothingMore() {
		EncryptionKey key = EncryptionKey.of(new byte[32]);
		assertEquals("AES key of 256 bits", key.toString());
		AesCcm cipher = new AesCcm(key, new byte[13], 16);
		key.close();
		assertThrows(IllegalStateException.class, () -> cipher.encrypt(new byte[16], 0, 16));
		assertThrows(IllegalStateException.class, key::copy);
	}

	@Test
	void lengthsThatDoNotFitAreRefused() {
		EncryptionKey key = EncryptionKey.of(new byte[24]);
		assertThrows(IllegalArgumentException.class, () -> new AesCcm(key, new byte[6], 16));
		assertThrows(IllegalArgumentException.class, () -> new AesCcm(key, new byte[14], 16));
		assertThrows(IllegalArgumentException.class, () -> new AesCcm(key, new byte[13], 15));
		assertThrows(IllegalArgumentException.class, () -> new AesCcm(key, new byte[13], 18));
		assertThrows(IllegalArgumentException.class, () -> EncryptionKey.of(new byte[20]));
		byte[] longData = new byte[1 << 16];
		assertThrows(IllegalArgumentException.class,
				() -> new AesCcm(key, new byte[13], 16).encrypt(longData, 0, longData.length));
		assertEquals(16, new AesCcm(key, new byte[12], 16).encrypt(longData, 0, longData.length).length);
	}

	private static byte[] bytes(Random random, int length) {
		byte[] bytes = new byte[length];
		random.nextBytes(bytes);
		return bytes;
	}
}
