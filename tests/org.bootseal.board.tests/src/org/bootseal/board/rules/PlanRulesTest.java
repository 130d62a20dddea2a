/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

import org.bootseal.core.BadInputException;
import org.bootseal.core.otp.FuseCheck;
import org.bootseal.core.otp.FuseField;
import org.bootseal.core.otp.FuseGroup;
import org.bootseal.core.otp.FuseLock;
import org.bootseal.core.otp.FusePlan;
import org.bootseal.core.otp.FuseRequest;
import org.bootseal.core.otp.FuseStatus;
import org.bootseal.core.otp.FuseWord;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/** What may be planned, for every part, whatever is burnt and whatever is wanted. */
class PlanRulesTest {

	private static final int TRIES = 600;

	@AfterContainer
	static void list() {
		RulesList.write();
	}

	@Provide
	Arbitrary<FuseScenario> scenarios() {
		return FuseScenario.any();
	}

	private static int wanted(FuseScenario scenario, FuseWord word) {
		return scenario.requests.stream()
				.filter(wish -> wish.word().equals(word) && scenario.groups.contains(wish.group()))
				.mapToInt(FuseRequest::value).reduce(0, (a, b) -> a | b);
	}

	@Property(tries = TRIES)
	void noBitIsPlannedFromOneToZero(@ForAll("scenarios") FuseScenario scenario) throws BadInputException {
		FusePlan plan = scenario.plan();
		boolean clears = false;
		for (FuseCheck check : plan.checks()) {
			FuseRequest wish = check.request();
			boolean lost = (check.current() & wish.mask() & ~wish.value()) != 0;
			clears |= lost;
			assertTrue(!lost || check.status() == FuseStatus.CONFLICT, wish + " would clear bits");
		}
		if (scenario.writes(plan).isPresent()) {
			Map<Integer, Integer> after = plan.after(scenario.groups);
			scenario.burnt.forEach((word, bits) -> assertEquals(bits, bits & after.get(word), "word " + word));
		}
		RulesList.note("plan: no bit goes from 1 to 0", scenario, clears);
	}

	/** Not a bit more, not a bit less, and none that was not asked for by its group. */
	@Property(tries = TRIES)
	void whatIsPlannedIsWhatIsWanted(@ForAll("scenarios") FuseScenario scenario) throws BadInputException {
		FusePlan plan = scenario.plan();
		Optional<List<FuseCheck>> writes = scenario.writes(plan);
		RulesList.note("plan: the bits that are wanted and no others", scenario,
				writes.filter(list -> !list.isEmpty()).isPresent());
		if (writes.isEmpty()) {
			return;
		}
		Map<Integer, Integer> after = plan.after(scenario.groups);
		for (FuseWord word : scenario.map.words()) {
			int wanted = wanted(scenario, word);
			int before = scenario.burnt.getOrDefault(word.index(), 0);
			int now = after.getOrDefault(word.index(), 0);
			assertEquals(0, now & ~before & ~wanted, word + " got a bit that nobody asked for");
			assertEquals(0, now & ~before & ~word.describedBits(), word + " got a bit that nothing is known of");
			assertEquals(wanted, now & wanted, word + " did not get what was asked for");
		}
	}

	@Property(tries = TRIES)
	void wordsWithEccAreBurntOnceAllBitsTogetherAndNeverIfAnythingIsBurntInThem(
			@ForAll("scenarios") FuseScenario scenario) throws BadInputException {
		FusePlan plan = scenario.plan();
		List<FuseWord> burnt = new ArrayList<>();
		for (FuseCheck write : scenario.writes(plan).orElse(List.of())) {
			FuseWord word = write.request().word();
			if (word.protection().burnsOnce()) {
				assertEquals(0, write.current(), word + " is burnt twice");
				assertFalse(burnt.contains(word), word + " is burnt in two parts");
				assertEquals(wanted(scenario, word), write.missing(), word + " is burnt in part");
				burnt.add(word);
			}
		}
		for (FuseCheck check : plan.checks()) {
			boolean spoilt = check.request().word().protection().burnsOnce() && check.current() != 0
					&& check.missing() != 0;
			assertTrue(!spoilt || check.status() == FuseStatus.CONFLICT, check.request() + " can't be burnt");
		}
		RulesList.note("plan: words with error correction are burnt once, all bits together", scenario,
				!burnt.isEmpty());
	}

	@Property(tries = TRIES)
	void wordsThatAreLockedAreLeftAlone(@ForAll("scenarios") FuseScenario scenario) throws BadInputException {
		List<FuseCheck> writes = scenario.writes(scenario.plan()).orElse(List.of());
		for (FuseCheck write : writes) {
			FuseWord word = write.request().word();
			assertFalse(scenario.locked.contains(word.index()), word.name());
			FuseLock lock = word.lock().orElse(new FuseLock(0, 0, 0, 0));
			int locks = scenario.burnt.getOrDefault(lock.word(), 0);
			assertFalse(lock.forbidsWriting(locks) || lock.forbidsReading(locks), word.name());
		}
		RulesList.note("plan: a word that is locked is not burnt", scenario, !writes.isEmpty());
	}

	@Property(tries = TRIES)
	void fieldReturnIsNeverPlanned(@ForAll("scenarios") FuseScenario scenario) throws BadInputException {
		for (FuseWord word : scenario.map.words()) {
			for (FuseField field : word.fields()) {
				if (!field.never().isEmpty()) {
					List<FuseRequest> wish = scenario.map.requests(word, field.mask(), field.mask());
					assertThrows(BadInputException.class, () -> FusePlan.checkWanted(scenario.map, wish,
							Optional.of(scenario.imageSrk), scenario.srkIndex), field.name());
					FusePlan plan = FusePlan.of(scenario.map, wish, scenario.burnt);
					boolean burnt = (scenario.burnt.getOrDefault(word.index(), 0) & field.mask()) == field.mask();
					assertTrue(burnt || plan.checks().stream()
							.allMatch(check -> check.status() == FuseStatus.CONFLICT), field.name());
				}
			}
		}
		List<FuseCheck> writes = scenario.writes(scenario.plan()).orElse(List.of());
		assertTrue(writes.stream().allMatch(write -> write.request().word().fields().stream()
				.allMatch(field -> field.never().isEmpty() || (write.missing() & field.mask()) == 0)));
		RulesList.note("plan: FIELD_RETURN is never burnt", scenario, true);
	}

	@Property(tries = TRIES)
	void nothingIsBurntThatNoGroupWasNamedFor(@ForAll("scenarios") FuseScenario scenario) throws BadInputException {
		FusePlan plan = scenario.plan();
		assertEquals(List.of(), plan.toWrite(Set.of()));
		assertEquals(scenario.burnt, plan.after(Set.of()));
		for (FuseCheck write : scenario.writes(plan).orElse(List.of())) {
			assertTrue(scenario.groups.contains(write.request().group()), write.toString());
		}
		for (String all : List.of("all", "ALL", "*", "", "every", "srk,close")) {
			assertThrows(BadInputException.class, () -> FuseGroup.of(all), all);
		}
		RulesList.note("plan: only groups that are named are burnt, none by default, and there is no \"all\"",
				scenario, plan.checks().stream().anyMatch(check -> check.status() == FuseStatus.WRITE));
	}

	/** Power is lost after some words, and in the middle of one: what is burnt then is still what was approved. */
	@Property(tries = TRIES)
	void goingOnAfterACutStaysWithinThePlan(@ForAll("scenarios") FuseScenario scenario) throws BadInputException {
		FusePlan approved = scenario.plan();
		List<FuseCheck> writes = scenario.writes(approved).orElse(List.of());
		RulesList.note("plan: what is left after a power cut is the rest of the same plan", scenario,
				!writes.isEmpty());
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
	@Property(tries = TRIES)
	void tokenChangesWithEachBitOfPlanAndBoard(@ForAll("scenarios") FuseScenario scenario) throws BadInputException {
		Set<FuseGroup> all = EnumSet.allOf(FuseGroup.class);
		String token = scenario.plan().token(all);
		RulesList.note("plan: the token changes with each bit of the plan and of the board", scenario, true);
		Set<Integer> relevant = scenario.map.wordsToRead(scenario.requests);
		FuseWord word = scenario.map.words().get(scenario.pick(scenario.map.words().size()));
		Map<Integer, Integer> board = new TreeMap<>(scenario.burnt);
		board.merge(word.index(), 1 << scenario.pick(Integer.SIZE), (a, b) -> a ^ b);
		boolean seen = scenario.burnt.containsKey(word.index()) || board.getOrDefault(word.index(), 0) != 0;
		assertEquals(seen && relevant.contains(word.index()), !token.equals(scenario.plan(board).token(all)),
				word.name());

		int[] otherKeys = scenario.imageSrk.clone();
		otherKeys[scenario.pick(8)] ^= 1 << scenario.pick(Integer.SIZE);
		assertNotEquals(token, token(scenario, scenario.requests, otherKeys, scenario.srkIndex));
		OptionalInt otherIndex = OptionalInt.of((scenario.srkIndex.orElse(0) + 1) % 4);
		assertNotEquals(token, token(scenario, scenario.requests, scenario.imageSrk, otherIndex));
		for (int i = 0; i < scenario.requests.size(); i++) {
			List<FuseRequest> fewer = new ArrayList<>(scenario.requests);
			FuseRequest wish = fewer.remove(i);
			assertNotEquals(token, token(scenario, fewer, scenario.imageSrk, scenario.srkIndex), "without " + wish);
			int bit = bit(wish.mask(), scenario.pick(Integer.SIZE));
			fewer.add(new FuseRequest(wish.word(), wish.value() ^ bit, wish.mask(), wish.group()));
			assertNotEquals(token, token(scenario, fewer, scenario.imageSrk, scenario.srkIndex), "other " + wish);
		}
	}

	private static int bit(int mask, int from) {
		int turned = Integer.rotateRight(mask, from);
		return Integer.rotateLeft(Integer.lowestOneBit(turned), from);
	}

	private static String token(FuseScenario scenario, List<FuseRequest> requests, int[] srk, OptionalInt index)
			throws BadInputException {
		return FusePlan.of(scenario.map, requests, scenario.burnt, Optional.of(srk), index)
				.token(EnumSet.allOf(FuseGroup.class));
	}
}
