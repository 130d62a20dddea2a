/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.otp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

import org.bootseal.core.BadInputException;
import org.bootseal.core.device.DeviceCatalogue;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** What holds for every device, whatever is burnt and whatever is wanted. */
class FuseRulesProperties {

	@Provide
	Arbitrary<FuseScenario> scenarios() {
		return Combinators
				.combine(Arbitraries.of(DeviceCatalogue.builtIn().names()), Arbitraries.longs())
				.as(FuseScenario::new);
	}

	/** Not a bit more, not a bit less, and none that was not asked for by its group. */
	@Property(tries = 500)
	void whatIsBurntIsWhatWasApproved(@ForAll("scenarios") FuseScenario scenario) throws BadInputException {
		FusePlan plan = scenario.plan();
		Optional<List<FuseCheck>> writes = scenario.writes(plan);
		Statistics.label("burns something").collect(writes.filter(list -> !list.isEmpty()).isPresent());
		if (writes.isEmpty()) {
			return;
		}
		Map<Integer, Integer> after = plan.after(scenario.groups);
		for (FuseWord word : scenario.map.words()) {
			int wanted = scenario.requests.stream()
					.filter(wish -> wish.word().equals(word) && scenario.groups.contains(wish.group()))
					.mapToInt(FuseRequest::value).reduce(0, (a, b) -> a | b);
			int before = scenario.burnt.getOrDefault(word.index(), 0);
			int now = after.getOrDefault(word.index(), 0);
			assertEquals(before, now & before, word + " lost a bit");
			assertEquals(0, now & ~before & ~wanted, word + " got a bit that nobody asked for");
			assertEquals(wanted, now & wanted, word + " did not get what was asked for");
			assertFalse(word.fields().stream()
					.anyMatch(field -> !field.never().isEmpty() && (now & ~before & field.mask()) != 0), word.name());
		}
	}

	@Property(tries = 500)
	void locksComeAfterWhatTheyLock(@ForAll("scenarios") FuseScenario scenario) throws BadInputException {
		FusePlan plan = scenario.plan();
		Optional<List<FuseCheck>> writes = scenario.writes(plan);
		if (writes.isEmpty()) {
			return;
		}
		List<FuseRequest> order = writes.get().stream().map(FuseCheck::request).toList();
		for (int lock = 0; lock < order.size(); lock++) {
			for (FuseRequest later : order.subList(lock + 1, order.size())) {
				assertFalse(later.isLockedBy(order.get(lock)), later.word() + " is burnt after its lock");
			}
			for (FuseCheck check : plan.checks()) {
				boolean leftOut = check.status() == FuseStatus.WRITE && !order.contains(check.request());
				assertFalse(leftOut && check.request().isLockedBy(order.get(lock)),
						check.request().word() + " is left out and locked");
			}
		}
		for (FuseRequest wish : order) {
			FuseLock lock = wish.word().lock().orElse(new FuseLock(0, 0, 0, 0));
			assertFalse(lock.forbidsWriting(scenario.burnt.getOrDefault(lock.word(), 0)), wish.word().name());
		}
	}

	@Property(tries = 500)
	void wordsWithEccAreBurntOnce(@ForAll("scenarios") FuseScenario scenario) throws BadInputException {
		for (FuseCheck write : scenario.writes(scenario.plan()).orElse(List.of())) {
			assertTrue(!write.request().word().protection().burnsOnce() || write.current() == 0,
					write.request().word() + " is burnt twice");
		}
	}

	/** The closed part has the hash of its image, and the SRK of the image is not revoked. */
	@Property(tries = 500)
	void closedPartsRunTheirImage(@ForAll("scenarios") FuseScenario scenario) throws BadInputException {
		FusePlan plan = scenario.plan();
		List<FuseCheck> writes = scenario.writes(plan).orElse(List.of());
		boolean closes = writes.stream().anyMatch(write -> write.request().word().equals(scenario.map.closeWord())
				&& (write.missing() & scenario.map.closeMask()) != 0);
		Statistics.label("closes").collect(closes);
		if (!closes) {
			return;
		}
		assertTrue(scenario.groups.contains(FuseGroup.CLOSE));
		Map<Integer, Integer> after = plan.after(scenario.groups);
		for (int i = 0; i < FuseMap.SRK_HASH_WORDS; i++) {
			assertEquals(scenario.imageSrk[i], after.get(scenario.map.srkHashWords().get(i).index()));
		}
		assertEquals(0, after.get(scenario.map.srkRevokeWord().index())
				& scenario.map.srkRevokeMask(scenario.srkIndex));
	}

	/** A part is not closed while its encrypted flash lacks what decrypts it. */
	@Property(tries = 500)
	void closedPartsDecryptTheirFlash(@ForAll("scenarios") FuseScenario scenario) throws BadInputException {
		FusePlan plan = scenario.plan();
		List<FuseCheck> writes = scenario.writes(plan).orElse(List.of());
		if (writes.stream().noneMatch(write -> write.request().group() == FuseGroup.CLOSE)) {
			return;
		}
		Map<Integer, Integer> after = plan.after(scenario.groups);
		for (FuseCheck check : plan.checks()) {
			FuseRequest wish = check.request();
			boolean possible = wish.group().isForXip() && check.status() != FuseStatus.CONFLICT;
			assertTrue(!possible || (wish.value() & ~after.getOrDefault(wish.word().index(), 0)) == 0,
					wish.word() + " is left out");
		}
	}

	/** Whether a lock word shows it or only the part tells. */
	@Property(tries = 500)
	void wordsThatAreLockedByThemselvesAreLeftAlone(@ForAll("scenarios") FuseScenario scenario)
			throws BadInputException {
		for (FuseCheck write : scenario.writes(scenario.plan()).orElse(List.of())) {
			assertFalse(scenario.locked.contains(write.request().word().index()), write.request().word().name());
		}
	}

	/** Power is lost after some words, and in the middle of one: what is burnt then is still what was approved. */
	@Property(tries = 500)
	void goingOnAfterACutStaysWithinThePlan(@ForAll("scenarios") FuseScenario scenario) throws BadInputException {
		FusePlan approved = scenario.plan();
		List<FuseCheck> writes = scenario.writes(approved).orElse(List.of());
		if (writes.isEmpty()) {
			return;
		}
		int cut = scenario.pick(writes.size());
		Map<Integer, Integer> board = new TreeMap<>(scenario.burnt);
		for (FuseCheck done : writes.subList(0, cut)) {
			board.merge(done.request().word().index(), done.request().value(), (a, b) -> a | b);
		}
		FuseCheck half = writes.get(cut);
		int bits = scenario.some(half.missing());
		board.merge(half.request().word().index(), bits, (a, b) -> a | b);

		FusePlan again = scenario.plan(board);
		Optional<List<FuseCheck>> rest = scenario.writes(again);
		boolean spoilt = half.request().word().protection().burnsOnce() && bits != 0 && bits != half.missing();
		Statistics.label("after the cut").collect(rest.isEmpty() ? "refused" : "goes on");
		assertTrue(spoilt || isHidden(scenario, board) || rest.isPresent(), "nothing is in the way");
		assertFalse(spoilt && rest.isPresent(), "a word with ECC that was burnt in part is lost");
		Map<Integer, Integer> allowed = approved.after(scenario.groups);
		for (FuseCheck write : rest.orElse(List.of())) {
			int index = write.request().word().index();
			assertEquals(0, write.missing() & ~allowed.get(index), write.request().word().name());
		}
		if (rest.isPresent()) {
			assertEquals(allowed, again.after(scenario.groups), "the end is the same as without the cut");
		}
	}

	/** Whether a wanted word can't be read any more, so that nobody knows what is burnt in it. */
	private static boolean isHidden(FuseScenario scenario, Map<Integer, Integer> board) {
		return scenario.requests.stream().filter(wish -> scenario.groups.contains(wish.group()))
				.flatMap(wish -> wish.word().lock().stream())
				.anyMatch(lock -> lock.forbidsReading(board.getOrDefault(lock.word(), 0)));
	}

	/** A token is for these bits on this board in this state, and nothing else changes it. */
	@Property(tries = 500)
	void tokenChangesWithAllThatMatters(@ForAll("scenarios") FuseScenario scenario) throws BadInputException {
		Set<FuseGroup> all = EnumSet.allOf(FuseGroup.class);
		String token = scenario.plan().token(all);
		Set<Integer> relevant = scenario.map.wordsToRead(scenario.requests);
		FuseWord word = scenario.map.words().get(scenario.pick(scenario.map.words().size()));
		Map<Integer, Integer> board = new TreeMap<>(scenario.burnt);
		board.merge(word.index(), 1 << scenario.pick(16), (a, b) -> a ^ b);
		boolean matters = relevant.contains(word.index()) && (!word.equals(scenario.map.closeWord())
				|| scenario.requests.stream().anyMatch(wish -> wish.word().equals(word)));
		assertEquals(matters, !token.equals(scenario.plan(board).token(all)), word.name());

		int[] otherKeys = scenario.imageSrk.clone();
		otherKeys[scenario.pick(8)] ^= 1 << scenario.pick(32);
		assertNotEquals(token, FusePlan
				.of(scenario.map, scenario.requests, scenario.burnt, Optional.of(otherKeys), scenario.srkIndex)
				.token(all));
		OptionalInt otherIndex = OptionalInt.of((scenario.srkIndex.orElse(0) + 1) % 4);
		assertNotEquals(token, FusePlan
				.of(scenario.map, scenario.requests, scenario.burnt, Optional.of(scenario.imageSrk), otherIndex)
				.token(all));
		if (!scenario.requests.isEmpty()) {
			List<FuseRequest> fewer = scenario.requests.subList(1, scenario.requests.size());
			assertNotEquals(token, FusePlan
					.of(scenario.map, fewer, scenario.burnt, Optional.of(scenario.imageSrk), scenario.srkIndex)
					.token(all));
		}
	}
}
