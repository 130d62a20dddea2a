/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.mboot;

import java.util.Locale;
import java.util.OptionalLong;

import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.ConnectionException.Reason;

/**
 * What a flashloader found out about an external memory (property 25). The first word tells which of the others are
 * valid.
 *
 * @param start
 *            first address, if known
 * @param size
 *            bytes, if known; the wire has KiB
 * @param pageSize
 *            bytes, if known
 * @param sectorSize
 *            bytes, if known
 * @param blockSize
 *            bytes, if known
 */
public record ExternalMemory(OptionalLong start, OptionalLong size, OptionalLong pageSize, OptionalLong sectorSize,
		OptionalLong blockSize) {

	private static final int FIRST_UNMAPPED = 256;
	private static final int WORDS = 6;
	private static final int START = 0x01;
	private static final int SIZE_KIB = 0x02;
	private static final int PAGE_SIZE = 0x04;
	private static final int SECTOR_SIZE = 0x08;
	private static final int BLOCK_SIZE = 0x10;
	private static final long KIB = 1024;

	/**
	 * @param words
	 *            the words of property 25
	 * @return their meaning
	 * @throws ConnectionException
	 *             if they are fewer than six
	 */
	public static ExternalMemory decode(int[] words) throws ConnectionException {
		if (words.length < WORDS) {
			throw new ConnectionException(Reason.GARBLED,
					"property 25: found " + words.length + " words, expected " + WORDS);
		}
		OptionalLong size = valid(words, SIZE_KIB, 2);
		return new ExternalMemory(valid(words, START, 1),
				size.isPresent() ? OptionalLong.of(size.getAsLong() * KIB) : size, valid(words, PAGE_SIZE, 3),
				valid(words, SECTOR_SIZE, 4), valid(words, BLOCK_SIZE, 5));
	}

	private static OptionalLong valid(int[] words, int bit, int index) {
		return (words[0] & bit) == 0 ? OptionalLong.empty() : OptionalLong.of(words[index] & 0xFFFFFFFFL);
	}

	/**
	 * Memories that are mapped into the address space are addressed as such, under id 0 (SPSDK 3.10).
	 *
	 * @param memoryId
	 *            as the user names it
	 * @return as read, write and erase commands want it
	 */
	static int mapped(int memoryId) {
		return memoryId < FIRST_UNMAPPED ? 0 : memoryId;
	}

	/** @return one line of what is known */
	public String summary() {
		return "start " + hex(start) + ", size " + hex(size) + ", page " + hex(pageSize) + ", sector "
				+ hex(sectorSize) + ", block " + hex(blockSize);
	}

	private static String hex(OptionalLong value) {
		return value.isPresent() ? String.format(Locale.ROOT, "0x%X", value.getAsLong()) : "unknown";
	}
}
