/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.nor;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

import org.bootseal.board.silicon.BoardStopped;
import org.bootseal.board.silicon.BoardTime;

/**
 * What erasing does to a chip that is old, and to the supply of the board: some sectors keep bits at 0, and a supply
 * that is too weak for the erase current breaks down when erasing goes on for long.
 */
public final class FlashWear {

	/** A pause of this length lets the supply recover; assumed. */
	private static final long RECOVERY = 10 * BoardTime.MILLISECOND;
	private static final int STUCK_BITS = 5;

	private final Set<Integer> wornSectors;
	private final long supplyNanos;
	private long drawn;
	private long lastEnd;

	/**
	 * @param wornSectors
	 *            numbers of sectors of {@link FlashChip#SECTOR} bytes that no longer erase to all 1
	 * @param supplyMillis
	 *            how long the supply stands the erase current, milliseconds; 0 for ever
	 */
	public FlashWear(Set<Integer> wornSectors, int supplyMillis) {
		this.wornSectors = new TreeSet<>(wornSectors);
		supplyNanos = supplyMillis * BoardTime.MILLISECOND;
	}

	/** @return a new chip on a strong supply */
	public static FlashWear none() {
		return new FlashWear(Set.of(), 0);
	}

	/** What a worn sector holds after it was erased, by the seed; empty for one that erases as it should. */
	Optional<byte[]> leftBehind(int sector, long seed) {
		if (!wornSectors.contains(sector)) {
			return Optional.empty();
		}
		byte[] bytes = new byte[FlashChip.SECTOR];
		Arrays.fill(bytes, (byte) 0xFF);
		SplittableRandom random = new SplittableRandom(seed ^ sector);
		for (int i = 0; i < STUCK_BITS; i++) {
			bytes[random.nextInt(bytes.length)] &= (byte) ~(1 << random.nextInt(Byte.SIZE));
		}
		return Optional.of(bytes);
	}

	/**
	 * The chip begins to erase.
	 *
	 * @throws BoardStopped
	 *             if the supply breaks down over it
	 */
	void draw(long begin, long nanos) {
		drawn = begin - lastEnd > RECOVERY ? nanos : drawn + nanos;
		lastEnd = begin + nanos;
		if (supplyNanos != 0 && drawn > supplyNanos) {
			drawn = 0;
			throw new BoardStopped(BoardStopped.Cause.POWER_CUT);
		}
	}
}
