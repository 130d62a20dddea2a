/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.memory;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The firmware configuration block (FCB) of NAND, and the table of discovered bad blocks (DBBT). Layout: NXP's MCU
 * bootloader of SDK 2.x, headers of serial and SEMC NAND memory; both kinds of NAND have the same but for the
 * configuration from 0x100 on. That the check sum is the CRC-32 that this bootloader has elsewhere (polynomial
 * 0x04C11DB7, all ones before, not reflected) is assumed.
 */
final class NandBlocks {

	/** Bytes of the FCB. */
	static final int FCB_LENGTH = 0x400;
	/** Bytes of the DBBT. */
	static final int DBBT_LENGTH = 0x420;
	/** Bad blocks that the DBBT can hold. */
	static final int MOST_BAD = 256;
	/** Copies of the image that the FCB can name. */
	static final int MOST_COPIES = 8;
	/** "NFCB", as the number that it is. */
	static final int FCB_TAG = 0x4E464342;

	private static final int DBBT_TAG = 0x44424254;
	private static final int VERSION = 1;
	private static final int POLYNOMIAL = 0x04C11DB7;

	/**
	 * What an FCB says.
	 *
	 * @param bytes
	 *            the whole block
	 * @param dbbtPage
	 *            first page of the DBBT
	 * @param stride
	 *            pages from one copy of FCB or DBBT to the next
	 * @param count
	 *            copies of each
	 * @param copies
	 *            where images are
	 */
	record Fcb(byte[] bytes, int dbbtPage, int stride, int count, List<Copy> copies) {

		int word(int offset) {
			return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(offset);
		}
	}

	/**
	 * Where a copy of the image is.
	 *
	 * @param startPage
	 *            its first page
	 * @param pages
	 *            pages that it may have
	 */
	record Copy(int startPage, int pages) {
	}

	private NandBlocks() {
	}

	static int crc32(byte[] bytes, int from, int to) {
		int crc = -1;
		for (int i = from; i < to; i++) {
			crc ^= (bytes[i] & 0xFF) << 24;
			for (int bit = 0; bit < 8; bit++) {
				crc = crc < 0 ? crc << 1 ^ POLYNOMIAL : crc << 1;
			}
		}
		return crc;
	}

	private static boolean isSound(byte[] bytes, int tag) {
		ByteBuffer words = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
		return words.getInt(4) == tag && words.getInt(8) == VERSION
				&& words.getInt(0) == crc32(bytes, 4, bytes.length);
	}

	private static void seal(ByteBuffer words, int tag) {
		words.putInt(4, tag).putInt(8, VERSION).putInt(0, crc32(words.array(), 4, words.array().length));
	}

	/** An FCB; the configuration is what stands from 0x100 on. */
	static Fcb fcb(int stride, int count, List<Copy> copies, byte[] configuration) {
		ByteBuffer words = ByteBuffer.allocate(FCB_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
		words.putInt(0x0C, stride * count).putShort(0x10, (short) stride).putShort(0x12, (short) count);
		words.putInt(0x14, copies.size());
		for (int i = 0; i < copies.size(); i++) {
			words.putInt(0x40 + 8 * i, copies.get(i).startPage()).putInt(0x44 + 8 * i, copies.get(i).pages());
		}
		words.put(0x100, configuration);
		seal(words, FCB_TAG);
		return parseFcb(words.array()).orElseThrow(() -> new IllegalArgumentException("not a layout"));
	}

	/** The FCB that bytes hold; empty if they hold none. */
	static Optional<Fcb> parseFcb(byte[] from) {
		byte[] bytes = Arrays.copyOf(from, FCB_LENGTH);
		if (!isSound(bytes, FCB_TAG)) {
			return Optional.empty();
		}
		ByteBuffer words = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
		int copyCount = words.getInt(0x14);
		int stride = words.getShort(0x10) & 0xFFFF;
		int count = words.getShort(0x12) & 0xFFFF;
		if (copyCount < 1 || copyCount > MOST_COPIES || stride == 0 || count == 0 || count > 16) {
			return Optional.empty();
		}
		List<Copy> copies = new ArrayList<>();
		for (int i = 0; i < copyCount; i++) {
			Copy copy = new Copy(words.getInt(0x40 + 8 * i), words.getInt(0x44 + 8 * i));
			if (copy.startPage() < 0 || copy.pages() < 0) {
				return Optional.empty();
			}
			copies.add(copy);
		}
		int dbbtPage = words.getInt(0x0C);
		return dbbtPage < 0 ? Optional.empty() : Optional.of(new Fcb(bytes, dbbtPage, stride, count, copies));
	}

	static byte[] dbbt(List<Integer> bad) {
		byte[] bytes = new byte[DBBT_LENGTH];
		Arrays.fill(bytes, (byte) 0xFF);
		ByteBuffer words = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(0x10, bad.size());
		for (int i = 0; i < bad.size(); i++) {
			words.putInt(0x20 + 4 * i, bad.get(i));
		}
		seal(words, DBBT_TAG);
		return bytes;
	}

	/** The bad blocks that a DBBT names; empty if the bytes are none. */
	static Optional<List<Integer>> parseDbbt(byte[] from) {
		byte[] bytes = Arrays.copyOf(from, DBBT_LENGTH);
		ByteBuffer words = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
		int count = words.getInt(0x10);
		if (!isSound(bytes, DBBT_TAG) || count < 0 || count > MOST_BAD) {
			return Optional.empty();
		}
		List<Integer> bad = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			bad.add(words.getInt(0x20 + 4 * i));
		}
		return Optional.of(bad);
	}
}
