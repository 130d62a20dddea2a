/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Whole sectors of flash.
 *
 * @param start
 *            address of the first byte
 * @param length
 *            bytes, more than 0
 */
public record FlashRegion(long start, long length) {

	private static final long ERASE_BASE_MILLIS = 50_000;
	private static final long ERASE_BYTES_PER_MILLI = 100;
	private static final int SMALLEST_SECTOR = 0x1000;
	/** 400 ms is the longest that datasheets give for 4 KiB (W25Q128JV, MX25L128); larger sectors take less a byte. */
	private static final long SECTOR_MILLIS = 500;
	private static final long SLOW_BASE_MILLIS = 10_000;

	/** Checks that the region has bytes. */
	public FlashRegion {
		if (start < 0 || length <= 0) {
			throw new IllegalArgumentException("an empty region");
		}
	}

	/**
	 * @param start
	 *            address of the first byte that is needed
	 * @param end
	 *            address after the last
	 * @param sectorSize
	 *            bytes of a sector
	 * @return the sectors in which these bytes lie
	 */
	static FlashRegion sectors(long start, long end, long sectorSize) {
		long first = start / sectorSize * sectorSize;
		long last = (end + sectorSize - 1) / sectorSize * sectorSize;
		return new FlashRegion(first, last - first);
	}

	/** @return the regions as one if nothing lies between them, else both; the lower first */
	static List<FlashRegion> joined(FlashRegion low, FlashRegion high) {
		if (high.start > low.end()) {
			return List.of(low, high);
		}
		return List.of(new FlashRegion(low.start, Math.max(low.end(), high.end()) - low.start));
	}

	/**
	 * @param most
	 *            bytes, a multiple of the sector size
	 * @return this region in parts of no more bytes, the lowest first
	 */
	List<FlashRegion> inParts(long most) {
		List<FlashRegion> parts = new ArrayList<>();
		for (long at = start; at < end(); at += most) {
			parts.add(new FlashRegion(at, Math.min(most, end() - at)));
		}
		return parts;
	}

	/** @return the address after the last byte */
	public long end() {
		return start + length;
	}

	/**
	 * How long erasing may take: 50 s and 1 ms for each 100 bytes, as NXP's Secure Provisioning Tool allows (public
	 * log: 50252 ms for 25296 bytes), or what a chip takes whose sectors of 4 KiB are as slow as its datasheet lets
	 * them be, whichever is longer.
	 *
	 * @return the time limit of the erase command
	 */
	public Duration eraseTimeout() {
		long slowest = SLOW_BASE_MILLIS + (length + SMALLEST_SECTOR - 1) / SMALLEST_SECTOR * SECTOR_MILLIS;
		return Duration.ofMillis(Math.max(ERASE_BASE_MILLIS + length / ERASE_BYTES_PER_MILLI, slowest));
	}

	/** @return first and last address, for example "0x60000000..0x6000AFFF" */
	@Override
	public String toString() {
		return String.format(Locale.ROOT, "0x%08X..0x%08X", start, end() - 1);
	}
}
