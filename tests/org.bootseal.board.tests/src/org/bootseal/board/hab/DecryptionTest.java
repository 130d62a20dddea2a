/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.hab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import org.bootseal.board.TestImages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** HAB decrypts an image in RAM, or says why not. */
class DecryptionTest {

	private static final long START = 0x20209000L;
	private static final long IVT = START + 0x1000;
	private static final int BYTES = 0x1000;
	private static final int APPLICATION = 0x1000;
	private static final int MAC_IN_CSF = 0x1E00;
	private static final byte[] KEY = TestImages.pattern(16);
	private static final byte[] NONCE = TestImages.pattern(13);

	private final KeyBlobs blobs = new KeyBlobs(TestImages.pattern(32), 0x1B, List.of(16));
	private byte[] memory;
	private boolean writable = true;

	private final HabMemory access = new HabMemory() {

		@Override
		public Optional<byte[]> read(long address, int length) {
			long at = address - IVT;
			return at >= 0 && length >= 0 && at + length <= memory.length
					? Optional.of(Arrays.copyOfRange(memory, (int) at, (int) at + length))
					: Optional.empty();
		}

		@Override
		public boolean write(long address, byte[] bytes) {
			if (writable) {
				System.arraycopy(bytes, 0, memory, (int) (address - IVT), bytes.length);
			}
			return writable;
		}
	};

	private static byte[] plain() {
		byte[] image = TestImages.copiedImage(START, BYTES);
		return Arrays.copyOfRange(image, APPLICATION, APPLICATION + BYTES);
	}

	private static int[] commands(int engine, int keySlot, long blob) {
		ByteBuffer out = ByteBuffer.allocate(32);
		out.putInt(0xBE000C01).putInt(0xBB000000).putInt((int) blob);
		out.putInt(0xCA001400).put((byte) keySlot).put((byte) 0xA3).put((byte) engine).put((byte) 0)
				.putInt(MAC_IN_CSF).putInt((int) IVT + APPLICATION).putInt(BYTES);
		int[] bytes = new int[32];
		for (int i = 0; i < bytes.length; i++) {
			bytes[i] = out.get(i) & 0xFF;
		}
		return bytes;
	}

	private static long blobAddress() {
		return IVT + APPLICATION + BYTES + 0x2000;
	}

	private HabVerdict run(int[] commands, Consumer<byte[]> damage) throws Exception {
		byte[] image = TestImages.copiedImage(START, BYTES);
		ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN).putInt(0x24, 0x2000 + BYTES + 0x200);
		byte[] sealed = new Ccm(KEY, NONCE, 16).seal(plain());
		SignedImage signed = new SignedImage(image, IVT).extra(commands);
		byte[] built = signed.build();
		memory = Arrays.copyOf(built, built.length + 0x200);
		System.arraycopy(sealed, 0, memory, APPLICATION, BYTES);
		ByteBuffer mac = ByteBuffer.wrap(memory, signed.csf() + MAC_IN_CSF, 37);
		mac.putInt(0xAC002543).putInt(0x000D0010).put(NONCE).put(sealed, BYTES, 16);
		byte[] blob = blobs.wrap(KEY, TestImages.pattern(32));
		System.arraycopy(blob, 0, memory, built.length, blob.length);
		damage.accept(memory);
		byte[] hash = new byte[32];
		ByteBuffer words = ByteBuffer.wrap(hash).order(ByteOrder.LITTLE_ENDIAN);
		for (int word : SignedImage.fuseWords(0x80)) {
			words.putInt(word);
		}
		HabPart part = new HabPart(true, hash, 0, Set.of(0x00, 0x1B, 0xFF), Optional.of(blobs));
		return new HabVerifier(part, access).authenticate(IVT);
	}

	private static void assertFails(HabVerdict verdict, int reason, int engine) {
		assertFalse(verdict.authentic());
		assertTrue(verdict.leftEncrypted());
		HabEvent event = verdict.events().get(0);
		assertEquals(0x33, event.status());
		assertEquals(reason, event.reason(), event::line);
		assertEquals(HabEvent.CONTEXT_COMMAND, event.context());
		assertEquals(engine, event.engine(), event::line);
	}

	@ParameterizedTest
	@CsvSource({ "0x00", "0x1B" })
	void decryptsInPlaceAndTakesThatForAuthenticated(int engine) throws Exception {
		HabVerdict verdict = run(commands(engine, 0, blobAddress()), bytes -> {
		});
		assertEquals(List.of(), verdict.events().stream().map(HabEvent::line).toList());
		assertTrue(verdict.authentic());
		assertFalse(verdict.leftEncrypted());
		assertArrayEquals(plain(), Arrays.copyOfRange(memory, APPLICATION, APPLICATION + BYTES));
	}

	@Test
	void aDamagedBlobIsInvalidForTheEngineOfTheBlob() throws Exception {
		int blobAt = APPLICATION + BYTES + 0x2000;
		assertFails(run(commands(0, 0, blobAddress()), bytes -> bytes[blobAt + 50] ^= 1), HabEvent.INVALID_BLOB, 0x1B);
		assertFails(run(commands(0, 0, blobAddress()), bytes -> Arrays.fill(bytes, blobAt, blobAt + 72, (byte) -1)),
				HabEvent.INVALID_BLOB, 0x1B);
		assertFails(run(commands(0, 0, 0x10), bytes -> {
		}), HabEvent.INVALID_ADDRESS, 0);
	}

	@Test
	void damagedDataAndMacAreFoundAndNothingIsWritten() throws Exception {
		assertFails(run(commands(0x1B, 0, blobAddress()), bytes -> bytes[APPLICATION + 5] ^= 1), HabEvent.INVALID_MAC,
				0x1B);
		assertFalse(Arrays.equals(plain(), Arrays.copyOfRange(memory, APPLICATION, APPLICATION + BYTES)));
		int macAt = APPLICATION + BYTES + MAC_IN_CSF;
		assertFails(run(commands(0x1B, 0, blobAddress()), bytes -> bytes[macAt + 30] ^= 1), HabEvent.INVALID_MAC, 0x1B);
		assertFails(run(commands(0x1B, 0, blobAddress()), bytes -> bytes[macAt + 5] = 3), HabEvent.INVALID_MAC, 0x1B);
	}

	@Test
	void keysEnginesAndPlacesThatAreNotThereAreRefused() throws Exception {
		assertFails(run(commands(0x1D, 0, blobAddress()), bytes -> {
		}), HabEvent.UNSUPPORTED_ENGINE, 0x1D);
		assertFails(run(commands(0x1B, 1, blobAddress()), bytes -> {
		}), HabEvent.INVALID_INDEX, 0x1B);
		writable = false;
		assertFails(run(commands(0x1B, 0, blobAddress()), bytes -> {
		}), HabEvent.INVALID_ADDRESS, 0x1B);
	}
}
