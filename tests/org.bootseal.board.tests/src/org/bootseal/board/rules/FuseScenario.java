/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.rules;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

import org.bootseal.core.BadInputException;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.otp.FuseCheck;
import org.bootseal.core.otp.FuseGroup;
import org.bootseal.core.otp.FuseLock;
import org.bootseal.core.otp.FuseMap;
import org.bootseal.core.otp.FusePlan;
import org.bootseal.core.otp.FuseRequest;
import org.bootseal.core.otp.FuseWord;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** A board with some past, and wishes for it. Made up from a seed, so that a failure can be seen again. */
final class FuseScenario {

	/** Read once: a property makes thousands of scenarios. */
	private static final Map<String, FuseMap> MAPS = new ConcurrentHashMap<>();

	final Device device;
	final FuseMap map;
	final Map<Integer, Integer> burnt = new TreeMap<>();
	/** Words that are locked by themselves, which only the part tells. */
	final Set<Integer> locked = new TreeSet<>();
	final List<FuseRequest> requests = new ArrayList<>();
	final int[] imageSrk = new int[FuseMap.SRK_HASH_WORDS];
	final OptionalInt srkIndex;
	final Set<FuseGroup> groups = EnumSet.noneOf(FuseGroup.class);
	private final String text;
	private final SplittableRandom random;

	FuseScenario(String name, long seed) {
		this(name, seed, new int[0]);
	}

	/**
	 * With an SRK table that is given, whose first SRK signs.
	 *
	 * @param srk
	 *            its eight words; none for a table and an SRK that are made up
	 */
	FuseScenario(String name, long seed, int... srk) {
		text = name + ", seed " + seed;
		random = new SplittableRandom(seed);
		try {
			device = DeviceCatalogue.builtIn().find(name);
			map = MAPS.containsKey(name) ? MAPS.get(name) : FuseMap.of(device);
			MAPS.put(name, map);
			boolean made = srk.length == 0;
			srkIndex = made && random.nextInt(4) == 0 ? OptionalInt.empty()
					: OptionalInt.of(made ? random.nextInt(4) : 0);
			for (int i = 0; i < imageSrk.length; i++) {
				imageSrk[i] = made ? random.nextInt() : srk[i];
			}
			burnSomething();
			wishSomething();
		} catch (BadInputException e) {
			throw new IllegalStateException(e);
		}
		for (FuseGroup group : FuseGroup.values()) {
			if (random.nextInt(3) != 0) {
				groups.add(group);
			}
		}
	}

	/** Each part as often as any other, in all kinds of states. */
	static Arbitrary<FuseScenario> any() {
		return Combinators.combine(Arbitraries.of(DeviceCatalogue.builtIn().names()), Arbitraries.longs())
				.as(FuseScenario::new);
	}

	private void burnSomething() throws BadInputException {
		for (FuseWord word : map.words()) {
			if (random.nextInt(60) != 0) {
				burnt.put(word.index(), random.nextInt(12) == 0 ? few() & word.protection().usableBits() : 0);
			}
		}
		if (random.nextInt(3) != 0) {
			// a part on which only the SRK hash may be burnt, so that wishes are not refused all the time
			map.words().forEach(word -> burnt.put(word.index(), 0));
			burnt.put(map.uniqueIdWords().get(0).index(), random.nextInt());
		}
		int some = random.nextInt(10);
		for (int i = 0; i < Math.min(some, imageSrk.length); i++) {
			burnt.put(map.srkHashWords().get(i).index(), imageSrk[i]);
		}
		if (some < imageSrk.length && random.nextInt(4) == 0) {
			// as a power cut leaves it
			burnt.put(map.srkHashWords().get(some).index(), some(imageSrk[some]));
		}
		if (random.nextInt(5) == 0) {
			lockSomething();
		}
	}

	/** Locks that the lock words show: against programming, reading, or both. */
	private void lockSomething() {
		List<FuseLock> locks = map.words().stream().flatMap(word -> word.lock().stream()).distinct().toList();
		if (!locks.isEmpty()) {
			FuseLock lock = locks.get(random.nextInt(locks.size()));
			int bits = (int) (random.nextInt(3) == 0 ? lock.readMask() : lock.writeMask());
			burnt.merge(lock.word(), bits, (a, b) -> a | b);
		}
	}

	private void wishSomething() throws BadInputException {
		if (random.nextInt(4) == 0) {
			locked.add(map.words().get(random.nextInt(map.words().size())).index());
		}
		if (random.nextBoolean()) {
			requests.addAll(FusePlan.srkRequests(map, imageSrk));
		}
		if (random.nextInt(3) == 0) {
			requests.addAll(FusePlan.encryptedXipRequests(map));
		}
		if (random.nextBoolean()) {
			requests.add(FusePlan.closeRequest(map));
		}
		for (int i = random.nextInt(6); i > 0; i--) {
			List<FuseWord> words = random.nextInt(3) == 0 ? map.lockWords() : map.words();
			FuseWord word = words.get(random.nextInt(words.size()));
			int mask = random.nextInt() & word.describedBits();
			boolean free = requests.stream().noneMatch(other -> other.word().equals(word));
			if (mask != 0 && free && !map.srkHashWords().contains(word)) {
				boolean key = random.nextInt(3) == 0;
				map.requests(word, mask & random.nextInt(), mask)
						.forEach(wish -> requests.add(key ? wish.forXip(FuseGroup.XIP_KEY) : wish));
			}
		}
	}

	/** The same board as it came from the factory. */
	FuseScenario asDelivered() {
		burnt.clear();
		locked.clear();
		return this;
	}

	private int few() {
		return random.nextInt() & random.nextInt() & random.nextInt();
	}

	FusePlan plan() throws BadInputException {
		return plan(burnt);
	}

	FusePlan plan(Map<Integer, Integer> board) throws BadInputException {
		return FusePlan.of(map, requests, board, locked, Optional.of(imageSrk), srkIndex);
	}

	/** What the user may have burnt; empty if the rules refuse it. */
	Optional<List<FuseCheck>> writes(FusePlan plan) {
		try {
			return Optional.of(plan.toWrite(groups));
		} catch (BadInputException refused) {
			return Optional.empty();
		}
	}

	/** Some bits of a word, maybe none, maybe all. */
	int some(int bits) {
		return switch (random.nextInt(4)) {
		case 0 -> 0;
		case 1 -> bits;
		default -> bits & random.nextInt();
		};
	}

	int pick(int bound) {
		return random.nextInt(bound);
	}

	@Override
	public String toString() {
		return text;
	}
}
