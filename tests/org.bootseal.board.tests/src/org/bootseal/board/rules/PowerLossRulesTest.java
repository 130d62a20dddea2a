/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.bootseal.board.fault.Fault;
import org.bootseal.board.fault.FaultEffect;
import org.bootseal.board.fault.FaultScript;
import org.bootseal.board.fault.FaultSite;
import org.bootseal.core.BadInputException;
import org.bootseal.core.otp.FuseWord;
import org.bootseal.core.plan.Outcome;
import org.bootseal.core.plan.RunRecord;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/** What is burnt and what is still burnt when a run on a board of any part is cut off, once or again and again. */
class PowerLossRulesTest {

	private static final int TRIES = 120;

	@AfterContainer
	static void list() {
		RulesList.write();
	}

	@Provide
	Arbitrary<FuseScenario> scenarios() {
		return RuleFiles.scenarios();
	}

	/** At a word, at the answer to it, or at any packet of the run. */
	private static Fault cut(FuseScenario scenario) {
		FaultEffect effect = scenario.pick(2) == 0 ? FaultEffect.powerCut() : FaultEffect.unplug();
		return switch (scenario.pick(5)) {
		case 0 -> Fault.at(FaultSite.MBOOT, effect).named("efuse-program-once").nth(1 + scenario.pick(9));
		case 1 -> Fault.at(FaultSite.MBOOT, effect).named("efuse-read-once").nth(1 + scenario.pick(40));
		case 2 -> Fault.at(FaultSite.TRANSFER, effect).nth(1 + scenario.pick(400));
		default -> {
			List<Integer> words = scenario.requests.stream().filter(wish -> scenario.groups.contains(wish.group()))
					.map(wish -> wish.word().index()).toList();
			yield words.isEmpty() ? Fault.at(FaultSite.TRANSFER, effect)
					: Fault.at(FaultSite.FUSE_WORD, effect).number(words.get(scenario.pick(words.size())));
		}
		};
	}

	private static boolean cutOff(RuleRun run) {
		run.board.faults(new FaultScript(0, List.of(cut(run.scenario))));
		Optional<RunRecord> record = run.write(run.scenario.groups);
		run.board.faults(FaultScript.none());
		return !run.sent.isEmpty() && record.orElseThrow().outcome() != Outcome.OK;
	}

	@Property(tries = TRIES)
	void theStateAfterACutIsReadNotBelieved(@ForAll("scenarios") FuseScenario scenario) throws BadInputException {
		RuleRun run = new RuleRun(scenario);
		boolean cut = cutOff(run);
		run.compared = null;
		int before = run.sent.size();
		Map<Integer, Integer> found = run.fuses();
		Optional<RunRecord> next = run.write(scenario.groups);
		if (cut && run.compared != null) {
			run.compared.burnt().forEach((word, read) -> assertTrue(isRead(run, word, read, found.get(word)),
					() -> String.format("word %d holds 0x%08X, and is taken for 0x%08X", word, found.get(word), read)));
			// only what was read as missing is burnt
			for (RuleRun.Sent sent : run.sent.subList(before, run.sent.size())) {
				assertTrue((sent.bits() & ~run.compared.burnt().get(sent.word())) != 0, sent + " is burnt already");
			}
			assertTrue(next.orElseThrow().outcome() == Outcome.OK || next.get().failure().isPresent());
		}
		RulesList.note("cut: the state after a power loss is worked out from what is read", scenario, cut);
	}

	/** A bit that was burnt too weakly may read as 0; a word that is locked against reading reads as another one. */
	private static boolean isRead(RuleRun run, int word, int read, int found) {
		boolean hidden = run.board.spec().device().fuses().locks().stream()
				.filter(lock -> word >= lock.firstWord() && word <= lock.lastWord())
				.anyMatch(lock -> (run.board.readFuse(lock.lockWord()) & lock.readMask()) != 0);
		return hidden || (read & ~found) == 0 && Integer.bitCount(found & ~read) <= 1;
	}

	@Property(tries = TRIES)
	void goingOnNeverBurnsABitThatTheApprovedPlanDoesNotHold(@ForAll("scenarios") FuseScenario scenario)
			throws BadInputException {
		RuleRun run = new RuleRun(scenario);
		Map<Integer, Integer> approved = run.approved(scenario.groups);
		int cuts = 0;
		for (int i = 1 + scenario.pick(3); i > 0; i--) {
			cuts += cutOff(run) ? 1 : 0;
		}
		Optional<RunRecord> last = run.write(scenario.groups);
		for (RuleRun.Sent sent : run.sent) {
			assertEquals(0, sent.bits() & ~approved.getOrDefault(sent.word(), 0), sent.toString());
		}
		if (last.isPresent() && last.get().outcome() == Outcome.OK) {
			Map<Integer, Integer> whole = run.deliveredAnd(approved);
			assertEquals(whole, run.fuses(), "the end is the same as without the cuts");
		}
		for (FuseWord word : scenario.map.words()) {
			long times = run.sent.stream().filter(sent -> sent.word() == word.index()).count();
			assertTrue(!word.protection().burnsOnce() || times <= 1 || run.fuses().get(word.index()) != 0,
					word + " is burnt twice");
		}
		RulesList.note("cut: going on never burns a bit that the approved plan does not hold", scenario, cuts > 0);
	}

	@Property(tries = TRIES)
	void whatIsBurntIsAlwaysASubsetOfWhatWasThereAndWhatIsApproved(@ForAll("scenarios") FuseScenario scenario)
			throws BadInputException {
		RuleRun run = new RuleRun(scenario);
		Map<Integer, Integer> allowed = run.deliveredAnd(run.approved(scenario.groups));
		List<String> wrong = new ArrayList<>();
		Runnable look = () -> run.fuses().forEach((word, bits) -> {
			boolean more = (bits & ~allowed.get(word)) != 0;
			boolean less = (run.delivered.get(word) & ~bits) != 0;
			if (more || less) {
				wrong.add(String.format("word %d is 0x%08X", word, bits));
			}
		});
		run.atStep(step -> look.run());
		boolean cut = cutOff(run);
		look.run();
		run.write(scenario.groups);
		look.run();
		assertEquals(List.of(), wrong);
		RulesList.note("cut: what is burnt is always a subset of what was there and what is approved", scenario, cut);
	}
}
