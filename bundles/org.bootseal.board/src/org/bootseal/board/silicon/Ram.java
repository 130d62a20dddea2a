/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.silicon;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** RAM that holds noise until it is written; only written pages take memory. */
public final class Ram {

	/** Bytes of a page. */
	public static final int PAGE = 4096;

	private final List<MemoryRange> ranges;
	private final long seed;
	private final Map<Long, byte[]> pages = new TreeMap<>();

	/**
	 * @param ranges
	 *            where RAM is
	 * @param seed
	 *            decides the noise
	 */
	public Ram(List<MemoryRange> ranges, long seed) {
		this.ranges = List.copyOf(ranges);
		this.seed = seed;
	}

	/**
	 * @param address
	 *            first address
	 * @param length
	 *            bytes
	 * @return whether all of it is RAM, of one range
	 */
	public boolean holds(long address, long length) {
		return ranges.stream().anyMatch(range -> range.holds(address, length));
	}

	/**
	 * @param address
	 *            first address; {@link #holds(long, long)} must be true
	 * @param length
	 *            bytes
	 * @return a copy of them
	 */
	public byte[] read(long address, int length) {
		byte[] bytes = new byte[length];
		for (int done = 0; done < length;) {
			long at = address + done;
			int offset = (int) (at % PAGE);
			int count = Math.min(PAGE - offset, length - done);
			byte[] page = pages.get(at / PAGE);
			System.arraycopy(page == null ? noise(at / PAGE) : page, offset, bytes, done, count);
			done += count;
		}
		return bytes;
	}

	/**
	 * @param address
	 *            first address; {@link #holds(long, long)} must be true
	 * @param bytes
	 *            what to store
	 */
	public void write(long address, byte[] bytes) {
		for (int done = 0; done < bytes.length;) {
			long at = address + done;
			int offset = (int) (at % PAGE);
			int count = Math.min(PAGE - offset, bytes.length - done);
			byte[] page = pages.computeIfAbsent(at / PAGE, this::noise);
			System.arraycopy(bytes, done, page, offset, count);
			done += count;
		}
	}

	private byte[] noise(long page) {
		byte[] bytes = new byte[PAGE];
		new SplittableRandom(seed ^ page * 0x9E3779B97F4A7C15L).nextBytes(bytes);
		return bytes;
	}

	/** Power is gone: all turns to noise. */
	public void forget() {
		pages.clear();
	}

	/** @return the pages that were written, by address / {@link #PAGE}; copies */
	public Map<Long, byte[]> writtenPages() {
		Map<Long, byte[]> copy = new TreeMap<>();
		pages.forEach((page, bytes) -> copy.put(page, Arrays.copyOf(bytes, PAGE)));
		return copy;
	}
}
