/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.fuses;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;

import org.bootseal.board.fault.FaultEffect;
import org.bootseal.board.fault.FaultPlayer;
import org.bootseal.board.fault.FaultSite;
import org.bootseal.board.silicon.BoardLog;
import org.bootseal.board.silicon.BoardStopped;
import org.bootseal.board.silicon.BoardTime;
import org.bootseal.board.silicon.DeviceFigures;
import org.bootseal.board.silicon.FuseLockRule;
import org.bootseal.core.device.XipLayout;

/**
 * The fuse words and their shadow registers. Bits only go from 0 to 1. Programming a locked word changes nothing and
 * reports nothing, as the ROM and the flashloader of real parts do. A word with ECC is locked once it is not 0, for its
 * code can be burnt only once; that this is not reported either is assumed from NXP's published sources of the
 * flashloader, which look at the error bit of the controller only.
 */
public final class Ocotp {

	/** What a read-locked word reads as. */
	public static final int READ_LOCKED = 0xBADABADA;

	/** Words that may hold a key of BEE: SW_GP2 and GP4. */
	private static final int FIRST_SW_GP2 = 41;
	private static final int FIRST_GP4 = 60;
	// assumed: pulses for a whole word and the reload
	private static final long PROGRAM_NANOS = 2 * BoardTime.MILLISECOND;

	private final DeviceFigures device;
	private final BoardTime time;
	private final BoardLog log;
	private final FaultPlayer faults;
	private final int[] cells;
	private final int[] weak;
	private final BitSet wordLocks = new BitSet();
	private final int[] shadows;
	private final long seed;
	private long reloads;
	private long burntBits;

	/**
	 * A fresh part.
	 *
	 * @param device
	 *            its figures
	 * @param seed
	 *            decides its unique id
	 * @param time
	 *            what programming takes
	 * @param log
	 *            what is programmed
	 * @param faults
	 *            what goes wrong
	 */
	public Ocotp(DeviceFigures device, long seed, BoardTime time, BoardLog log, FaultPlayer faults) {
		this.device = device;
		this.seed = seed;
		this.time = time;
		this.log = log;
		this.faults = faults;
		cells = new int[device.fuses().words()];
		weak = new int[cells.length];
		shadows = new int[cells.length];
		SplittableRandom random = new SplittableRandom(seed);
		// lot, wafer and die position; the ids of two RT1050 in SPSDK (sdp_mboot.ipynb) decode to this
		int first = device.fuses().roles().uniqueId().get(0);
		cells[first] = random.nextInt();
		cells[first + 1] = random.nextInt();
		cells[first + 2] = 0x00010000;
		cells[first + 3] = random.nextInt(4) << 16;
		device.fuses().fresh().forEach((word, value) -> cells[word] = value);
		reload();
	}

	/** @return number of words */
	public int count() {
		return cells.length;
	}

	/** @return the master key of this one part (OTPMK), 32 bytes, which only its own engines can read */
	public byte[] masterKey() {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			ByteBuffer identity = ByteBuffer.allocate(Long.BYTES + 2 * Integer.BYTES).putLong(seed);
			device.fuses().roles().uniqueId().stream().limit(2).forEach(word -> identity.putInt(cells[word]));
			digest.update("OTPMK".getBytes(StandardCharsets.US_ASCII));
			return digest.digest(identity.array());
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException("every Java platform has SHA-256", e);
		}
	}

	/** Loads all shadow registers from the fuses, as a reset does. */
	public void reload() {
		reloads++;
		for (int word = 0; word < cells.length; word++) {
			int flicker = new SplittableRandom(seed + reloads * 48 + word).nextInt();
			shadows[word] = cells[word] & ~(weak[word] & flicker);
		}
	}

	/**
	 * Programs a word as the flashloader does, then reloads the shadow registers.
	 *
	 * @param word
	 *            index, 0 to {@link #count()} - 1
	 * @param bits
	 *            the bits to burn; 0 bits change nothing
	 * @return 0, or the status that a fault asks for
	 */
	public int program(int word, int bits) {
		Optional<FaultEffect> fault = faults.at(FaultSite.FUSE_WORD, "", word);
		if (fault.isPresent()) {
			Optional<BoardStopped.Cause> stop = fault.get().stops();
			if (stop.isPresent()) {
				leaveHalfBurnt(word, bits);
				throw new BoardStopped(stop.get());
			}
			if (fault.get().kind() != FaultEffect.Kind.WEAK) {
				return fault.get().first();
			}
			weak[word] |= bits & ~cells[word];
		} else if (!isProgramLocked(word)) {
			// assumed: a bit that was burnt too weakly is good after it has been burnt again
			weak[word] &= ~bits;
		}
		time.spend(PROGRAM_NANOS);
		if (isProgramLocked(word)) {
			log.add("fuse word 0x%02X is locked, %s not burnt", word, text(word, bits));
		} else {
			burn(word, bits);
			log.add("fuse word 0x%02X |= %s, now %s", word, text(word, bits), text(word, cells[word]));
		}
		reload();
		return 0;
	}

	/** Half of the bits are burnt, the last of them weakly: bit after bit is burnt, from the lowest on (assumed). */
	private void leaveHalfBurnt(int word, int bits) {
		if (isProgramLocked(word)) {
			return;
		}
		int todo = bits & ~cells[word];
		for (int left = Integer.bitCount(todo) / 2; left > 0; left--) {
			int bit = Integer.lowestOneBit(todo);
			burn(word, bit);
			todo ^= bit;
			if (left == 1) {
				weak[word] |= bit;
			}
		}
		log.add("power was lost while fuse word 0x%02X was burnt, now %s", word, text(word, cells[word]));
	}

	/** What the log shows of a word: nothing of those that keys are for. */
	private String text(int word, int bits) {
		XipLayout xip = device.device().xip();
		boolean bee = xip.engine() == XipLayout.Engine.BEE
				&& (word >= FIRST_SW_GP2 && word < FIRST_SW_GP2 + 4 || word >= FIRST_GP4 && word < FIRST_GP4 + 4);
		boolean otfad = xip.otfadFuses().filter(words -> words.key().contains(word)).isPresent();
		return bee || otfad ? "(secret)" : String.format(Locale.ROOT, "0x%08X", bits);
	}

	/**
	 * Burns bits whatever the locks say.
	 *
	 * @param word
	 *            index
	 * @param bits
	 *            the bits; those that the word does not have are left out
	 */
	public void burn(int word, int bits) {
		int there = bits & device.fuses().bitsOf(word);
		burntBits += Integer.bitCount(there & ~cells[word]);
		cells[word] |= there;
	}

	/**
	 * Sets the write lock of a word, if it has one: in a lock word, or of its own.
	 *
	 * @param word
	 *            index
	 */
	public void lock(int word) {
		if (device.fuses().wordLocks().isPresent()) {
			wordLocks.set(word);
			log.add("fuse word 0x%02X is locked against programming", word);
		}
		for (FuseLockRule rule : rulesOf(word)) {
			burn(rule.lockWord(), rule.writeMask());
		}
		reload();
	}

	/**
	 * @param register
	 *            of those that tell what words are locked, 0 for the first
	 * @return a bit for each word, 1 if it can't be programmed any more
	 */
	public int lockedWords(int register) {
		int first = device.fuses().firstWordOfRegister(register);
		int locked = 0;
		for (int word = first; word < device.fuses().firstWordOfRegister(register + 1); word++) {
			locked |= isProgramLocked(word) ? 1 << word - first : 0;
		}
		return locked;
	}

	private boolean isProgramLocked(int word) {
		boolean burntOnce = device.fuses().isEcc(word) && cells[word] != 0;
		return burntOnce || wordLocks.get(word) || isLocked(word, FuseLockRule::writeMask);
	}

	/**
	 * @param word
	 *            index
	 * @return what is burnt, locks not regarded
	 */
	public int cell(int word) {
		return cells[word];
	}

	/**
	 * @param word
	 *            index
	 * @return the shadow register as software reads it
	 */
	public int shadow(int word) {
		return isLocked(word, FuseLockRule::readMask) ? READ_LOCKED : shadows[word];
	}

	/**
	 * @param word
	 *            index
	 * @return the shadow register as the hardware itself sees it, locks not regarded
	 */
	public int inner(int word) {
		return shadows[word];
	}

	/**
	 * Writes a shadow register; it stays until the next reset. Does nothing when the word is locked against that.
	 *
	 * @param word
	 *            index
	 * @param value
	 *            the value
	 */
	public void override(int word, int value) {
		if (isLocked(word, FuseLockRule::overrideMask)) {
			log.add("shadow of fuse word 0x%02X is locked", word);
		} else {
			shadows[word] = value;
			log.add("shadow of fuse word 0x%02X = 0x%08X", word, value);
		}
	}

	private interface MaskOf {
		int of(FuseLockRule rule);
	}

	private List<FuseLockRule> rulesOf(int word) {
		return device.fuses().locks().stream()
				.filter(rule -> word >= rule.firstWord() && word <= rule.lastWord()).toList();
	}

	private boolean isLocked(int word, MaskOf which) {
		return rulesOf(word).stream().anyMatch(rule -> (cells[rule.lockWord()] & which.of(rule)) != 0);
	}

	/** @return bits that went from 0 to 1 in the life of this object */
	public long burntBits() {
		return burntBits;
	}

	/** @return number of words that {@link #save()} gives */
	public int savedLength() {
		return 3 * cells.length + (device.fuses().wordLocks().isPresent() ? lockWords() : 0);
	}

	private int lockWords() {
		return (cells.length + Integer.SIZE - 1) / Integer.SIZE;
	}

	/**
	 * @return the fuses, the weak bits and the shadow registers, three runs of {@link #count()} words; then, if words
	 *         have locks of their own, a bit for each
	 */
	public int[] save() {
		int[] all = Arrays.copyOf(cells, savedLength());
		System.arraycopy(weak, 0, all, cells.length, cells.length);
		System.arraycopy(shadows, 0, all, 2 * cells.length, cells.length);
		wordLocks.stream().forEach(word -> all[3 * cells.length + word / Integer.SIZE] |= 1 << word % Integer.SIZE);
		return all;
	}

	/**
	 * @param all
	 *            what {@link #save()} gave; must be of its length
	 */
	public void restore(int[] all) {
		System.arraycopy(all, 0, cells, 0, cells.length);
		System.arraycopy(all, cells.length, weak, 0, cells.length);
		System.arraycopy(all, 2 * cells.length, shadows, 0, cells.length);
		wordLocks.clear();
		for (int bit = 0; bit < Integer.SIZE * (all.length - 3 * cells.length); bit++) {
			wordLocks.set(bit, (all[3 * cells.length + bit / Integer.SIZE] >>> bit % Integer.SIZE & 1) != 0);
		}
	}
}
