/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.bootseal.core.BadInputException;
import org.bootseal.core.otp.FuseGroup;
import org.bootseal.core.otp.FusePlan;
import org.bootseal.core.otp.FuseRequest;
import org.bootseal.core.plan.Outcome;
import org.bootseal.core.plan.PlanFile;
import org.bootseal.core.plan.RunRecord;
import org.bootseal.core.plan.WriteRequest;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/** A part of any kind is closed only if the closed part runs what is on it. */
class RunCloseRulesTest {

	private static final int TRIES = 100;
	private static final Set<FuseGroup> CLOSING = EnumSet.of(FuseGroup.SRK, FuseGroup.CLOSE);

	@AfterContainer
	static void list() {
		RulesList.write();
	}

	@Provide
	Arbitrary<FuseScenario> scenarios() {
		return RuleFiles.scenarios().map(FuseScenario::asDelivered);
	}

	private static List<FuseRequest> closing(FuseScenario scenario) {
		List<FuseRequest> requests = new ArrayList<>(FusePlan.srkRequests(scenario.map, scenario.imageSrk));
		requests.add(FusePlan.closeRequest(scenario.map));
		return requests;
	}

	private static PlanFile flipped(FuseScenario scenario, PlanFile file) {
		byte[] content = file.content();
		content[scenario.pick(content.length)] ^= 1 << scenario.pick(Byte.SIZE);
		return PlanFile.of(file.path(), content);
	}

	/** So that the other rules here are not kept by closing nothing at all. */
	@Property(tries = TRIES / 3)
	void aPartThatRunsItsImageIsClosed(@ForAll("scenarios") FuseScenario scenario) throws BadInputException {
		RuleRun run = new RuleRun(scenario);
		List<String> steps = new ArrayList<>();
		run.atStep(step -> steps.add(step.id() + (run.isClosed() ? " closed" : "")));
		RunRecord record = run.write(RuleFiles.request(scenario, closing(scenario), CLOSING)).orElseThrow();
		assertEquals(Outcome.OK, record.outcome(), () -> "" + record.failure());
		assertTrue(run.isClosed());
		assertTrue(steps.indexOf("rehearse") >= 0 && steps.indexOf("rehearse") < steps.indexOf("burn-close"),
				steps.toString());
		assertEquals(Outcome.OK, record.steps().stream().filter(step -> step.id().equals("rehearse")).findFirst()
				.orElseThrow().outcome());
		RulesList.note("close: a part that was seen to authenticate its image is closed", scenario, true);
	}

	@Property(tries = TRIES)
	void noPartIsClosedForAnImageThatHabRefuses(@ForAll("scenarios") FuseScenario scenario)
			throws BadInputException {
		WriteRequest ours = RuleFiles.ours(scenario.device);
		boolean foreign = scenario.pick(3) == 0;
		PlanFile image = foreign ? RuleFiles.others(scenario.device).image() : flipped(scenario, ours.image());
		check(scenario, "close: not for an image that HAB refuses", foreign,
				RuleFiles.with(ours, image, ours.signedFlashloader(), closing(scenario), CLOSING));
	}

	@Property(tries = TRIES)
	void noPartIsClosedForAFlashloaderThatHabRefuses(@ForAll("scenarios") FuseScenario scenario)
			throws BadInputException {
		WriteRequest ours = RuleFiles.ours(scenario.device);
		PlanFile loader = ours.signedFlashloader().orElseThrow();
		boolean foreign = scenario.pick(3) == 0;
		Optional<PlanFile> given = switch (scenario.pick(3)) {
		case 0 -> Optional.empty();
		default -> Optional.of(foreign ? RuleFiles.others(scenario.device).signedFlashloader().orElseThrow()
				: flipped(scenario, loader));
		};
		check(scenario, "close: not without a flashloader that HAB accepts", foreign || given.isEmpty(),
				RuleFiles.with(ours, ours.image(), given, closing(scenario), CLOSING));
	}

	/**
	 * A flipped bit of no importance, such as one in the padding, leaves a file that HAB accepts; so the part is closed
	 * only if it boots then.
	 */
	private static void check(FuseScenario scenario, String rule, boolean certain, WriteRequest request)
			throws BadInputException {
		RuleRun run = new RuleRun(scenario);
		Optional<RunRecord> record = run.write(request);
		boolean closed = run.isClosed();
		assertFalse(certain && closed, "closed");
		assertFalse(closed && !record.orElseThrow().bootReport().orElseThrow().authenticated(),
				"closed for what does not run");
		RulesList.note(rule, scenario, !closed);
	}

	/** Between the first look and the closing a bit of the hash comes, or the SRK is revoked. */
	@Property(tries = TRIES)
	void noPartIsClosedThatWasNotSeenToAuthenticateItsImage(@ForAll("scenarios") FuseScenario scenario)
			throws BadInputException {
		RuleRun run = new RuleRun(scenario);
		int word = scenario.pick(scenario.imageSrk.length);
		int free = ~scenario.imageSrk[word];
		boolean revokes = scenario.pick(2) == 0;
		run.atStep(step -> {
			if (step.id().equals("rehearse")) {
				if (revokes) {
					run.board.burnFuse(scenario.map.srkRevokeWord().index(),
							scenario.map.srkRevokeMask(scenario.srkIndex));
				} else {
					run.board.burnFuse(scenario.map.srkHashWords().get(word).index(), Integer.lowestOneBit(free));
				}
			}
		});
		RunRecord record = run.write(RuleFiles.request(scenario, closing(scenario), CLOSING)).orElseThrow();
		assertEquals(Outcome.FAILED, record.outcome());
		assertFalse(run.isClosed());
		assertEquals("rehearse", record.failure().orElseThrow().stepId());
		RulesList.note("close: not before the open board was seen to authenticate the image", scenario, true);
	}

	/** What this run burnt a moment ago is not believed: the words are read once more. */
	@Property(tries = TRIES)
	void noPartIsClosedWhoseSrkHashDoesNotReadBackEqual(@ForAll("scenarios") FuseScenario scenario)
			throws BadInputException {
		RuleRun run = new RuleRun(scenario);
		int word = scenario.pick(scenario.imageSrk.length);
		int free = ~scenario.imageSrk[word];
		run.atStep(step -> {
			if (step.id().equals("burn-close")) {
				run.board.burnFuse(scenario.map.srkHashWords().get(word).index(), Integer.lowestOneBit(free));
				// the flashloader reads what was loaded last, and a lock loads all words
				run.board.lockFuse(scenario.map.uniqueIdWords().get(0).index());
			}
		});
		RunRecord record = run.write(RuleFiles.request(scenario, closing(scenario), CLOSING)).orElseThrow();
		assertEquals(Outcome.FAILED, record.outcome());
		assertFalse(run.isClosed());
		assertEquals("burn-close", record.failure().orElseThrow().stepId());
		RulesList.note("close: not if the SRK hash does not read back equal", scenario, true);
	}
}
