/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import org.bootseal.board.hab.KeyBlobs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** generate-key-blob: what it takes, and for whom its blobs are good. */
class KeyBlobTest {

	private static final int CLOSE = 2;
	private static final byte[] KEY = HexFormat.of().parseHex("00112233445566778899aabbccddeeff");

	private final VirtualBoard board = VirtualBoard.create(BoardSpec.mimxrt1020Evk());

	/** A blob, or the status that came in place of it. */
	private record Answer(int status, byte[] blob) {
	}

	private static Answer send(Host host, byte[] key) throws Exception {
		host.command(0x13, true, 0, key.length, 0);
		int status = host.response(0xA0).get(0);
		if (status != 0) {
			return new Answer(status, new byte[0]);
		}
		ByteBuffer report = ByteBuffer.allocate(4 + key.length).order(ByteOrder.LITTLE_ENDIAN);
		host.write(report.put((byte) 2).put((byte) 0).putShort((short) key.length).put(key).array());
		assertEquals(List.of(0, 0x13), host.response(0xA0));
		return fetch(host, KeyBlobs.BESIDES_KEY + key.length);
	}

	private static Answer fetch(Host host, int length) throws Exception {
		host.command(0x13, false, 0, length, 1);
		List<Integer> first = host.response(0xB3);
		if (first.get(0) != 0) {
			return new Answer(first.get(0), new byte[0]);
		}
		byte[] blob = host.payload(4);
		assertEquals(first.get(1), blob.length);
		assertEquals(List.of(0, 0x13), host.response(0xA0));
		return new Answer(0, blob);
	}

	private static byte[] blobOf(VirtualBoard maker) throws Exception {
		try (Host host = TestBench.loader(maker, VirtualBoards.of(maker))) {
			Answer answer = send(host, KEY);
			assertEquals(0, answer.status());
			return answer.blob();
		}
	}

	@Test
	void aBlobHasHeaderWrappedKeyAndMacAndNothingOfTheKey() throws Exception {
		byte[] blob = blobOf(board);
		assertEquals(72, blob.length);
		assertEquals("8100484366551000", HexFormat.of().formatHex(blob, 0, 8));
		String text = HexFormat.of().formatHex(blob);
		assertFalse(text.contains(HexFormat.of().formatHex(KEY)), text);
		assertTrue(board.log().stream().noneMatch(line -> line.contains("00112233")), board.log()::toString);
		assertTrue(board.log().stream().anyMatch(line -> line.contains("a key of 128 bits was wrapped")));
	}

	@ParameterizedTest
	@CsvSource({ "0, 4", "15, 4", "24, 4", "32, 4", "17, 4" })
	void theDcpTakesKeysOf128BitsOnly(int length, int status) throws Exception {
		try (Host host = TestBench.loader(board, VirtualBoards.of(board))) {
			assertEquals(status, send(host, new byte[length]).status());
			assertEquals(0, send(host, KEY).status());
		}
	}

	@Test
	void caamTakesAllLengths() {
		KeyBlobs caam = new KeyBlobs(new byte[32], 0x1D, List.of(16, 24, 32));
		for (int length : List.of(16, 24, 32)) {
			byte[] key = Arrays.copyOf(KEY, length);
			byte[] blob = caam.wrap(key, new byte[KeyBlobs.BLOB_KEY]);
			assertEquals(56 + length, blob.length);
			assertArrayEquals(key, caam.unwrap(blob).orElseThrow());
		}
	}

	@Test
	void noBlobBeforeAKeyAndNoneOfTooFewBytesAndNoneTwiceTheSame() throws Exception {
		try (Host host = TestBench.loader(board, VirtualBoards.of(board))) {
			assertEquals(1, fetch(host, 72).status());
			byte[] first = send(host, KEY).blob();
			assertEquals(4, fetch(host, 71).status());
			byte[] second = send(host, KEY).blob();
			assertFalse(Arrays.equals(first, second));
			host.command(0x13, true, 2, 16, 0);
			assertEquals(List.of(1, 0x13), host.response(0xA0));
			host.command(0x13, true, 9, 16, 0);
			assertEquals(List.of(4, 0x13), host.response(0xA0));
		}
	}

	@Test
	void aBlobIsForThisBoardInThisState() throws Exception {
		VirtualBoard other = VirtualBoard.create(BoardSpec.mimxrt1020Evk().withSeed(2));
		KeyBlobs open = board.keyBlobs();
		byte[] ofOpen = blobOf(board);
		assertArrayEquals(KEY, open.unwrap(ofOpen).orElseThrow());
		board.burnFuse(6, CLOSE);
		other.burnFuse(6, CLOSE);
		board.reset();
		other.reset();
		KeyBlobs closed = board.keyBlobs();
		byte[] ofClosed = closed.wrap(KEY, new byte[KeyBlobs.BLOB_KEY]);
		assertArrayEquals(KEY, closed.unwrap(ofClosed).orElseThrow());
		assertEquals(Optional.empty(), closed.unwrap(ofOpen));
		assertEquals(Optional.empty(), open.unwrap(ofClosed));
		assertEquals(Optional.empty(), other.keyBlobs().unwrap(ofClosed));
	}

	@Test
	void noBitOfABlobCanBeChanged() throws Exception {
		byte[] blob = blobOf(board);
		for (int bit = 0; bit < 8 * blob.length; bit++) {
			byte[] changed = blob.clone();
			changed[bit / 8] ^= (byte) (1 << bit % 8);
			assertEquals(Optional.empty(), board.keyBlobs().unwrap(changed), "bit " + bit);
		}
		assertEquals(Optional.empty(), board.keyBlobs().unwrap(Arrays.copyOf(blob, 71)));
		assertEquals(Optional.empty(), board.keyBlobs().unwrap(new byte[0]));
	}
}
