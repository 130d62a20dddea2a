/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.doctor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

import org.bootseal.core.BadInputException;
import org.bootseal.core.CancelledException;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.device.RomProtocol;
import org.bootseal.core.mboot.LockedFuses;
import org.bootseal.core.mboot.MbootException;
import org.bootseal.core.mboot.Property;
import org.bootseal.core.otp.FuseLock;
import org.bootseal.core.otp.FuseMap;
import org.bootseal.core.otp.FuseWord;

/** Experiments that read fuses and what the processor latched at its reset. */
final class FuseTrials {

	/** SRC_SBMR1 of the RT10xx (Reference Manual of the RT1060, System Reset Controller); SBMR2 follows at 0x18. */
	private static final long SDP_SBMR1 = 0x400F8004L;
	private static final long SDP_SBMR2 = 0x400F801CL;
	/** SRC_SBMR1 of the RT116x and RT117x (Reference Manual of the RT1170); SBMR2 follows. */
	private static final long MBOOT_SBMR1 = 0x40C04008L;
	private static final long MBOOT_SBMR2 = 0x40C0400CL;

	private FuseTrials() {
		// experiments only
	}

	static Trial fuses() {
		return Trial.of("fuses", "Read the fuses that decide about boot, and those that were to be burnt", Risk.LOOK,
				Duration.ofMillis(500), FuseTrials::read);
	}

	private static Observation read(Bench bench)
			throws ConnectionException, CancelledException, BadInputException {
		FuseMap map = FuseMap.of(bench.device());
		Map<Integer, Integer> values = new TreeMap<>();
		List<Integer> hidden = new ArrayList<>();
		for (int index : words(map, bench)) {
			bench.progress().checkCancelled();
			try {
				values.put(index, bench.flashloader().efuseReadOnce(index));
			} catch (MbootException e) {
				// a word that is locked against reading is a finding, not a failure
				hidden.add(index);
			}
		}
		Set<Integer> locked = wordLocks(map, bench);
		for (FuseWord word : map.words()) {
			FuseLock lock = word.lock().orElse(null);
			int lockWord = lock == null ? 0 : values.getOrDefault(lock.word(), 0);
			if (lock != null && lock.forbidsWriting(lockWord)) {
				locked.add(word.index());
			}
			// the number that a part gives in place of such a word is none that is burnt
			if (lock != null && lock.forbidsReading(lockWord) && values.remove(word.index()) != null) {
				hidden.add(word.index());
			}
		}
		return new Observation.Fuses(values, hidden, locked, values.size() + " fuse words were read"
				+ (hidden.isEmpty() ? "" : "; can't be read: words " + hidden)
				+ (locked.isEmpty() ? "" : "; locked against programming: words " + locked));
	}

	/** The words whose own locks are set, which only some flashloaders tell, and not of every part. */
	private static Set<Integer> wordLocks(FuseMap map, Bench bench) throws ConnectionException, CancelledException {
		if (!map.hasWordLocks()) {
			return new TreeSet<>();
		}
		try {
			return new TreeSet<>(
					LockedFuses.decode(bench.flashloader().getProperty(Property.FUSE_LOCKED_STATUS, 0)));
		} catch (MbootException e) {
			// without an answer no lock is known; what a word holds after it was burnt still tells
			return new TreeSet<>();
		}
	}

	private static SortedSet<Integer> words(FuseMap map, Bench bench) {
		SortedSet<Integer> words = new TreeSet<>(map.wordsToRead(bench.about().wanted().fuses()));
		words.add(map.closeWord().index());
		words.add(map.bootFromFusesWord().index());
		words.add(map.srkRevokeWord().index());
		map.srkHashWords().forEach(word -> words.add(word.index()));
		map.lockWords().forEach(word -> words.add(word.index()));
		map.words().stream().filter(word -> word.group().contains("Boot") || word.name().startsWith("BOOT_CFG"))
				.map(FuseWord::index).forEach(words::add);
		return words;
	}

	static Trial latched() {
		return Trial.of("boot-mode", "Read which boot mode was latched at the last reset", Risk.LOOK,
				Duration.ofMillis(50), FuseTrials::latched);
	}

	private static Observation latched(Bench bench) throws ConnectionException, MbootException, CancelledException {
		boolean sdp = bench.device().romProtocol() == RomProtocol.SDP;
		int first = word(bench, sdp ? SDP_SBMR1 : MBOOT_SBMR1);
		int second = word(bench, sdp ? SDP_SBMR2 : MBOOT_SBMR2);
		return new Observation.Latched(first, second, String.format(Locale.ROOT,
				"boot mode %s, boot configuration 0x%08X, taken from %s", mode(second >>> 24 & 3), first,
				(second & 0x10) != 0 ? "fuses" : "pins"));
	}

	private static String mode(int mode) {
		return switch (mode) {
		case 0 -> "00 (boot from fuses)";
		case 1 -> "01 (serial download)";
		case 2 -> "10 (internal boot)";
		default -> "11 (reserved)";
		};
	}

	private static int word(Bench bench, long address) throws ConnectionException, MbootException, CancelledException {
		return ByteBuffer.wrap(bench.read(address, 4)).order(ByteOrder.LITTLE_ENDIAN).getInt();
	}
}
