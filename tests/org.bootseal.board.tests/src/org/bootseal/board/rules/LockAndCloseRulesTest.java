/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.bootseal.board.BoardSpec;
import org.bootseal.board.silicon.FuseBits;
import org.bootseal.core.BadInputException;
import org.bootseal.core.otp.FuseCheck;
import org.bootseal.core.otp.FuseFinding;
import org.bootseal.core.otp.FuseGroup;
import org.bootseal.core.otp.FuseLock;
import org.bootseal.core.otp.FuseMap;
import org.bootseal.core.otp.FusePlan;
import org.bootseal.core.otp.FuseRequest;
import org.bootseal.core.otp.FuseStatus;
import org.bootseal.core.otp.FuseWord;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/** What locks and what closes a part, for every part, whatever is burnt and whatever is wanted. */
class LockAndCloseRulesTest {

	private static final int TRIES = 600;

	@AfterContainer
	static void list() {
		RulesList.write();
	}

	@Provide
	Arbitrary<FuseScenario> scenarios() {
		return FuseScenario.any();
	}

	private static boolean locks(List<FuseCheck> writes) {
		return writes.stream().anyMatch(write -> write.request().group() == FuseGroup.LOCK);
	}

	@Property(tries = TRIES)
	void locksComeLast(@ForAll("scenarios") FuseScenario scenario) throws BadInputException {
		List<FuseCheck> writes = scenario.writes(scenario.plan()).orElse(List.of());
		RulesList.note("lock: locks come last", scenario, locks(writes));
		List<FuseGroup> order = writes.stream().map(write -> write.request().group()).toList();
		assertEquals(order.stream().sorted().toList(), order);
		for (int i = 0; i < writes.size(); i++) {
			for (FuseCheck later : writes.subList(i + 1, writes.size())) {
				assertFalse(later.request().isLockedBy(writes.get(i).request()), later + " is burnt after its lock");
			}
		}
	}

	@Property(tries = TRIES)
	void eachLockIsNamedWithItsWords(@ForAll("scenarios") FuseScenario scenario) throws BadInputException {
		FusePlan plan = scenario.plan();
		List<FuseCheck> writes = scenario.writes(plan).orElse(List.of());
		RulesList.note("lock: each lock is named with the words that it locks", scenario, locks(writes));
		String said = plan.findings(scenario.groups).stream().map(FuseFinding::text).collect(Collectors.joining("\n"));
		for (FuseCheck write : writes) {
			for (FuseWord word : scenario.map.words()) {
				boolean locks = word.lock().filter(lock -> lock.word() == write.request().word().index())
						.filter(lock -> lock.forbidsWriting(write.missing()) || lock.forbidsReading(write.missing())
								|| (lock.overrideMask() & write.missing()) != 0)
						.isPresent();
				assertTrue(!locks || said.contains(word.name()), () -> word + " is locked unnamed: " + said);
			}
		}
	}

	@Property(tries = TRIES)
	void noLockWhileWhatItLocksIsStillToBeBurnt(@ForAll("scenarios") FuseScenario scenario)
			throws BadInputException {
		FusePlan plan = scenario.plan();
		List<FuseCheck> writes = scenario.writes(plan).orElse(List.of());
		List<FuseRequest> burnt = writes.stream().map(FuseCheck::request).toList();
		for (FuseCheck check : plan.checks()) {
			boolean leftOut = check.status() == FuseStatus.WRITE && !burnt.contains(check.request());
			assertFalse(leftOut && burnt.stream().anyMatch(check.request()::isLockedBy),
					check.request().word() + " is left out and locked");
		}
		boolean needed = plan.checks().stream().filter(check -> check.status() == FuseStatus.WRITE)
				.filter(check -> check.request().group() != FuseGroup.LOCK)
				.anyMatch(check -> plan.checks().stream().filter(lock -> lock.status() == FuseStatus.WRITE)
						.anyMatch(lock -> check.request().isLockedBy(lock.request())));
		if (needed) {
			assertThrows(BadInputException.class, () -> plan.toWrite(Set.of(FuseGroup.LOCK)));
		}
		RulesList.note("lock: a lock is refused while something that it locks is still to be burnt", scenario, needed);
	}

	/** Also where a plan asks for exactly that. */
	@Property(tries = TRIES)
	void theSrkHashIsNeverLockedAgainstReading(@ForAll("scenarios") FuseScenario scenario) throws BadInputException {
		// the board knows a lock that the fuse map does not know
		FuseBits hides = BoardSpec.of(scenario.device).device().fuses().roles().srkHide();
		int mask = hides.width() == 0 ? 0 : 1 << hides.shift();
		if (mask != 0) {
			FuseWord locks = scenario.map.word(hides.word());
			List<FuseRequest> wish = scenario.map.requests(locks, mask, mask);
			assertThrows(BadInputException.class, () -> FusePlan.checkWanted(scenario.map, wish,
					Optional.of(scenario.imageSrk), scenario.srkIndex));
			assertTrue(FusePlan.of(scenario.map, wish, scenario.burnt).checks().stream()
					.noneMatch(check -> check.status() == FuseStatus.WRITE));
		}
		Map<Integer, Integer> hidden = new TreeMap<>(Map.of(hides.word(), mask));
		scenario.map.srkHashWords().stream().flatMap(word -> word.lock().stream())
				.forEach(lock -> hidden.merge(lock.word(), (int) lock.readMask(), (a, b) -> a | b));
		for (FuseCheck write : scenario.writes(scenario.plan()).orElse(List.of())) {
			assertEquals(0, write.missing() & hidden.getOrDefault(write.request().word().index(), 0),
					"the SRK hash is hidden from the ROM");
		}
		RulesList.note("lock: the SRK hash is never locked against reading", scenario,
				mask != 0);
	}

	/** The closed part has the hash of its image, and the SRK of the image is not revoked. */
	@Property(tries = TRIES)
	void noPartIsClosedThatDoesNotHoldTheSrkHashOfItsImage(@ForAll("scenarios") FuseScenario scenario)
			throws BadInputException {
		FusePlan plan = scenario.plan();
		List<FuseCheck> writes = scenario.writes(plan).orElse(List.of());
		boolean closes = writes.stream().anyMatch(write -> write.request().word().equals(scenario.map.closeWord())
				&& (write.missing() & scenario.map.closeMask()) != 0);
		RulesList.note("close: only with the SRK hash under which the image is signed, and not with its SRK revoked",
				scenario, closes);
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

	@Property(tries = TRIES)
	void closingNeedsItsOwnGroup(@ForAll("scenarios") FuseScenario scenario) throws BadInputException {
		List<FuseRequest> requests = new ArrayList<>(scenario.requests);
		requests.removeIf(wish -> wish.group() == FuseGroup.CLOSE);
		requests.add(FusePlan.closeRequest(scenario.map));
		FusePlan plan = FusePlan.of(scenario.map, requests, scenario.burnt, Optional.of(scenario.imageSrk),
				scenario.srkIndex);
		Set<FuseGroup> others = EnumSet.complementOf(EnumSet.of(FuseGroup.CLOSE));
		boolean open = (scenario.burnt.getOrDefault(scenario.map.closeWord().index(), 0)
				& scenario.map.closeMask()) == 0;
		try {
			int after = plan.after(others).getOrDefault(scenario.map.closeWord().index(), 0);
			assertFalse(open && (after & scenario.map.closeMask()) != 0, "closed by another group");
			RulesList.note("close: no other group closes", scenario, true);
		} catch (BadInputException refused) {
			assertTrue(plan.checks().stream().anyMatch(check -> check.status() == FuseStatus.CONFLICT)
					|| refused.getMessage().contains("cannot be burnt before"), refused.getMessage());
			RulesList.note("close: no other group closes", scenario, false);
		}
	}

	/** A part is not closed while its encrypted flash lacks what decrypts it. */
	@Property(tries = TRIES)
	void noPartIsClosedThatCanNotDecryptItsFlash(@ForAll("scenarios") FuseScenario scenario)
			throws BadInputException {
		FusePlan plan = scenario.plan();
		List<FuseCheck> writes = scenario.writes(plan).orElse(List.of());
		boolean closes = writes.stream().anyMatch(write -> write.request().group() == FuseGroup.CLOSE);
		RulesList.note("close: only with what decrypts its encrypted flash", scenario, closes);
		if (!closes) {
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
}
