/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.silicon;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The fuses of a part and the controller in front of them.
 *
 * @param base
 *            address of the OCOTP controller
 * @param words
 *            number of fuse words
 * @param shadows
 *            where the shadow registers are; words that are in none have no shadow register
 * @param fresh
 *            words that are not zero on a fresh part, apart from the unique id
 * @param eccWords
 *            words that are guarded by ECC: they can be programmed once
 * @param wordLocks
 *            bytes from the base to the registers that tell which words are locked against programming, the first for
 *            16 words, the others for 32, 16 bytes apart; such a part has a lock in each word that is not guarded by
 *            ECC. Empty if only the lock words lock
 * @param locks
 *            what the lock words guard
 * @param roles
 *            what some fuses are for
 */
public record FuseFigures(long base, int words, List<Shadows> shadows, Map<Integer, Integer> fresh,
		List<WordRange> eccWords, OptionalLong wordLocks, List<FuseLockRule> locks, FuseRoles roles) {

	/** Bytes from one shadow register to the next. */
	private static final int SHADOW_STEP = 0x10;
	private static final int ALL_BITS = 0xFFFFFFFF;
	private static final int STORED_TWICE = 0xFFFF;

	/** Copies the collections. */
	public FuseFigures {
		shadows = List.copyOf(shadows);
		fresh = Map.copyOf(fresh);
		eccWords = List.copyOf(eccWords);
		locks = List.copyOf(locks);
	}

	/**
	 * A run of shadow registers.
	 *
	 * @param first
	 *            word of the first
	 * @param count
	 *            number of them
	 * @param offset
	 *            bytes from the base of OCOTP to the first; they lie 16 bytes apart
	 */
	public record Shadows(int first, int count, long offset) {
	}

	/**
	 * Words in a row.
	 *
	 * @param first
	 *            the first
	 * @param last
	 *            the last
	 */
	public record WordRange(int first, int last) {
	}

	/**
	 * @param address
	 *            any address
	 * @return the fuse word whose shadow register is there
	 */
	public OptionalInt wordAt(long address) {
		for (Shadows run : shadows) {
			long offset = address - base - run.offset();
			if (offset >= 0 && offset % SHADOW_STEP == 0 && offset / SHADOW_STEP < run.count()) {
				return OptionalInt.of((int) (run.first() + offset / SHADOW_STEP));
			}
		}
		return OptionalInt.empty();
	}

	/**
	 * @param word
	 *            index of a word
	 * @return whether it is guarded by ECC
	 */
	public boolean isEcc(int word) {
		return eccWords.stream().anyMatch(range -> word >= range.first() && word <= range.last());
	}

	/**
	 * @param word
	 *            index of a word
	 * @return the bits that it has: where words have locks of their own, those without ECC store 16 bits twice
	 */
	public int bitsOf(int word) {
		return wordLocks.isEmpty() || isEcc(word) ? ALL_BITS : STORED_TWICE;
	}

	/**
	 * @param address
	 *            any address
	 * @return which of the registers is there that tell what words are locked; 0 for the first
	 */
	public OptionalInt wordLocksAt(long address) {
		if (wordLocks.isEmpty()) {
			return OptionalInt.empty();
		}
		long offset = address - base - wordLocks.getAsLong();
		boolean isThere = offset >= 0 && offset % SHADOW_STEP == 0 && offset / SHADOW_STEP < wordLockRegisters();
		return isThere ? OptionalInt.of((int) (offset / SHADOW_STEP)) : OptionalInt.empty();
	}

	/** @return how many registers tell what words are locked: those of all words with a shadow register */
	public int wordLockRegisters() {
		int shadowed = shadows.stream().mapToInt(run -> run.first() + run.count()).max().orElse(0);
		return wordLocks.isEmpty() ? 0 : 1 + (shadowed - firstWordOfRegister(1)) / Integer.SIZE;
	}

	/**
	 * @param register
	 *            0 for the first
	 * @return the word whose lock is its bit 0
	 */
	public int firstWordOfRegister(int register) {
		return register == 0 ? 0 : Integer.SIZE / 2 + (register - 1) * Integer.SIZE;
	}
}
