/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.otp;

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
import org.bootseal.core.device.DeviceCatalogue;

/** A board with some past, and wishes for it. Made up from a seed, so that a failure can be seen again. */
final class FuseScenario {

	/** Read once: a property makes thousands of scenarios. */
	private static final Map<String, FuseMap> MAPS = new ConcurrentHashMap<>();

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

	FuseScenario(String device, long seed) {
		text = device + ", seed " + seed;
		random = new SplittableRandom(seed);
		try {
			map = MAPS.containsKey(device) ? MAPS.get(device) : FuseMap.of(DeviceCatalogue.builtIn().find(device));
			MAPS.put(device, map);
			srkIndex = random.nextInt(4) == 0 ? OptionalInt.empty() : OptionalInt.of(random.nextInt(4));
			for (int i = 0; i < imageSrk.length; i++) {
				imageSrk[i] = random.nextInt();
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
