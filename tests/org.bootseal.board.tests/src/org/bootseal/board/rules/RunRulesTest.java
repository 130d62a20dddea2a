/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.bootseal.core.BadInputException;
import org.bootseal.core.otp.FuseCheck;
import org.bootseal.core.otp.FuseGroup;
import org.bootseal.core.otp.FusePlan;
import org.bootseal.core.otp.FuseWord;
import org.bootseal.core.plan.JournalEntry;
import org.bootseal.core.plan.JournalEntry.Event;
import org.bootseal.core.plan.Outcome;
import org.bootseal.core.plan.RunRecord;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/** What a run on a virtual board of any part may burn, whatever is burnt there and whatever is wanted. */
class RunRulesTest {

	private static final int TRIES = 150;

	@AfterContainer
	static void list() {
		RulesList.write();
	}

	@Provide
	Arbitrary<FuseScenario> scenarios() {
		return RuleFiles.scenarios();
	}

	@Property(tries = TRIES)
	void noBitIsSentThatIsNotApprovedAndNoneIsLost(@ForAll("scenarios") FuseScenario scenario)
			throws BadInputException {
		RuleRun run = new RuleRun(scenario);
		run.write(scenario.groups);
		Map<Integer, Integer> approved = run.approved(scenario.groups);
		for (RuleRun.Sent sent : run.sent) {
			assertEquals(0, sent.bits() & ~approved.getOrDefault(sent.word(), 0), sent.toString());
		}
		Map<Integer, Integer> allowed = run.deliveredAnd(approved);
		run.fuses().forEach((word, bits) -> {
			assertEquals(0, bits & ~allowed.get(word), "word " + word);
			assertEquals(run.delivered.get(word), bits & run.delivered.get(word), "word " + word);
		});
		RulesList.note("run: no bit is sent that is not approved, and none goes from 1 to 0", scenario,
				!run.sent.isEmpty());
	}

	@Property(tries = TRIES)
	void wordsWithEccAreSentOnce(@ForAll("scenarios") FuseScenario scenario) throws BadInputException {
		RuleRun run = new RuleRun(scenario);
		run.write(scenario.groups);
		Map<Integer, Integer> after = run.fuses();
		Set<Integer> once = new HashSet<>();
		for (RuleRun.Sent sent : run.sent) {
			FuseWord word = scenario.map.word(sent.word());
			if (word.protection().burnsOnce()) {
				assertTrue(once.add(sent.word()), word + " is sent twice");
				assertEquals(0, run.delivered.get(sent.word()), word + " had something burnt in it");
				// a lock that the part does not tell of is found out when the word is read back
				int burnt = scenario.locked.contains(sent.word()) ? 0 : sent.bits();
				assertEquals(burnt, after.get(sent.word()), word + " is burnt in part");
			}
		}
		RulesList.note("run: words with error correction are sent once, all bits together", scenario,
				!once.isEmpty());
	}

	@Property(tries = TRIES)
	void locksAreSentLast(@ForAll("scenarios") FuseScenario scenario) throws BadInputException {
		RuleRun run = new RuleRun(scenario);
		run.write(scenario.groups);
		List<Integer> locks = scenario.map.lockWords().stream().map(FuseWord::index).toList();
		boolean locked = false;
		for (RuleRun.Sent sent : run.sent) {
			locked |= locks.contains(sent.word());
			assertEquals(locked, locks.contains(sent.word()), sent + " after a lock");
		}
		RulesList.note("run: locks are sent last", scenario, locked);
	}

	@Property(tries = TRIES)
	void theDefaultBurnsNothing(@ForAll("scenarios") FuseScenario scenario) throws BadInputException {
		RuleRun run = new RuleRun(scenario);
		Optional<RunRecord> record = run.write(Set.of());
		assertEquals(List.of(), run.sent);
		assertEquals(run.delivered, run.fuses());
		RulesList.note("run: without a group nothing is burnt", scenario, record.isPresent());
	}

	@Property(tries = TRIES)
	void theJournalHasAWordBeforeItIsSent(@ForAll("scenarios") FuseScenario scenario) throws BadInputException {
		RuleRun run = new RuleRun(scenario);
		run.write(scenario.groups);
		for (RuleRun.Sent sent : run.sent) {
			JournalEntry last = sent.journal().orElseThrow(() -> new AssertionError(sent + " is not written down"));
			assertEquals(Event.SENDING, last.event(), sent.toString());
			assertEquals(sent.word(), last.word());
			assertEquals(sent.bits(), last.wanted());
		}
		assertEquals(run.sent.size(),
				run.journal.stream().filter(entry -> entry.event() == Event.SENDING).count());
		RulesList.note("run: the journal has a word before it is sent", scenario, !run.sent.isEmpty());
	}

	/** A bit that nobody wanted comes after the fuses were read, as from a disturbed programming pulse. */
	@Property(tries = TRIES)
	void readBackComparesForEquality(@ForAll("scenarios") FuseScenario scenario) throws BadInputException {
		RuleRun run = new RuleRun(scenario);
		int[] spoilt = { -1 };
		run.meanwhile(board -> {
			List<FuseCheck> writes = run.asked.fuses();
			if (!writes.isEmpty()) {
				FuseCheck victim = writes.get(scenario.pick(writes.size()));
				FuseWord word = victim.request().word();
				int free = word.protection().usableBits() & ~victim.current() & ~victim.request().value();
				board.burnFuse(word.index(), Integer.lowestOneBit(free));
				spoilt[0] = free == 0 ? -1 : word.index();
			}
		});
		Optional<RunRecord> record = run.write(scenario.groups);
		boolean sent = run.sent.stream().anyMatch(word -> word.word() == spoilt[0]);
		if (sent) {
			assertEquals(Outcome.FAILED, record.orElseThrow().outcome(), "a bit too many was taken for right");
			assertTrue(run.isMismatchNoted(spoilt[0]), run.journal.toString());
			assertEquals(spoilt[0], run.sent.get(run.sent.size() - 1).word(), "burning goes on");
		}
		RulesList.note("run: what is read back must be equal, not only hold the wanted bits", scenario, sent);
	}

	/** A lock that came after the fuses were read: the flashloader says success all the same. */
	@Property(tries = TRIES)
	void successOnALockedWordIsFoundOut(@ForAll("scenarios") FuseScenario scenario) throws BadInputException {
		RuleRun run = new RuleRun(scenario);
		int[] locked = { -1 };
		run.meanwhile(board -> {
			List<FuseCheck> lockable = run.asked.fuses().stream()
					.filter(write -> write.request().word().lock().filter(lock -> lock.writeMask() != 0).isPresent()
							|| write.request().word().protection().burnsOnce())
					.toList();
			if (!lockable.isEmpty()) {
				locked[0] = lockable.get(scenario.pick(lockable.size())).request().word().index();
				board.lockFuse(locked[0]);
			}
		});
		Optional<RunRecord> record = run.write(scenario.groups);
		boolean sent = run.sent.stream().anyMatch(word -> word.word() == locked[0]);
		if (sent) {
			assertEquals(Outcome.FAILED, record.orElseThrow().outcome(), "the success code was believed");
			assertTrue(run.isMismatchNoted(locked[0]), run.journal.toString());
			assertEquals(run.delivered.get(locked[0]), run.fuses().get(locked[0]));
			assertEquals(locked[0], run.sent.get(run.sent.size() - 1).word(), "burning goes on");
		}
		RulesList.note("run: success on a locked word is found out", scenario, sent);
	}

	/** The plan that is made elsewhere, of what was read, is what the board then has, and its token is the same. */
	@Property(tries = TRIES)
	void whatIsSimulatedIsWhatTheBoardThenHas(@ForAll("scenarios") FuseScenario scenario) throws BadInputException {
		RuleRun run = new RuleRun(scenario);
		Optional<RunRecord> record = run.write(scenario.groups);
		if (run.compared == null) {
			RulesList.note("run: what is simulated is what the board then has", scenario, false);
			return;
		}
		Map<Integer, Integer> read = run.compared.burnt();
		FusePlan elsewhere = FusePlan.of(scenario.map, scenario.requests, read, run.lockedAsTold(),
				Optional.of(scenario.imageSrk), scenario.srkIndex);
		Optional<List<FuseCheck>> writes = scenario.writes(elsewhere);
		if (writes.isEmpty()) {
			assertEquals(List.of(), run.sent, "the simulation refuses");
		}
		boolean done = record.orElseThrow().outcome() == Outcome.OK;
		if (done) {
			Map<Integer, Integer> simulated = elsewhere.after(scenario.groups);
			Map<Integer, Integer> after = run.fuses();
			// a word that is locked against reading reads as another one
			simulated.keySet().removeIf(word -> !run.delivered.get(word).equals(read.get(word)));
			simulated.forEach((word, bits) -> assertEquals(bits, after.get(word), "word " + word));
			boolean asks = !writes.orElseThrow().isEmpty();
			assertEquals(asks ? elsewhere.token(scenario.groups) : "", run.asked.token());
		}
		assertFalse(done && writes.isEmpty(), "refused, and done");
		RulesList.note("run: what is simulated is what the board then has", scenario,
				done && !run.sent.isEmpty());
	}
}
