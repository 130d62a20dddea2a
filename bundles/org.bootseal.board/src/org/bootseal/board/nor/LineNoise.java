/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.nor;

import java.util.SplittableRandom;

/**
 * What traces do that are clocked too fast: now and then a bit arrives wrong, the more often the further the clock is
 * above what they carry. The same seed gives the same bits in the same sequence of reads.
 */
final class LineNoise {

	/** Assumed: a block is hit with a fiftieth of the share by which the clock is too fast. */
	private static final double HITS = 0.02;
	private static final int BLOCK = 1024;

	private final int cleanMegahertz;
	private final SplittableRandom random;

	LineNoise(int cleanMegahertz, long seed) {
		this.cleanMegahertz = cleanMegahertz;
		random = new SplittableRandom(seed);
	}

	/** Flips bits in place, of what was read at a clock. */
	void befall(byte[] bytes, int megahertz) {
		if (cleanMegahertz == 0 || megahertz <= cleanMegahertz) {
			return;
		}
		double share = HITS * (megahertz - cleanMegahertz) / cleanMegahertz;
		for (int at = 0; at < bytes.length; at += BLOCK) {
			int length = Math.min(BLOCK, bytes.length - at);
			if (random.nextDouble() < share * length / BLOCK) {
				bytes[at + random.nextInt(length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
			}
		}
	}
}
