/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.bootseal.core.plan.Outcome;
import org.bootseal.core.plan.RunFailure;
import org.bootseal.core.plan.RunRecord;
import org.bootseal.core.plan.StepRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a record alone tells. */
class RecordFindingsTest {

	private static RunRecord failed(String step, String topic) {
		RunFailure failure = new RunFailure(step, "it failed", "", StepRecord.NO_STATUS, "", "", "", List.of(), topic);
		return new RunRecord("a run", "1-1", Outcome.FAILED, List.of(), List.of(), Optional.of(failure),
				Optional.empty());
	}

	@ParameterizedTest
	@CsvSource({ "look, no-permission, NO_PERMISSION, CERTAIN", "look, '', NOT_SERIAL_MODE, POSSIBLE",
			"erase, gone, BROWN_OUT, POSSIBLE", "verify-image, gone, HUB_DROPS, POSSIBLE",
			"configure, 20108, OLD_SFDP, LIKELY", "configure, 20101, WRONG_PADS, POSSIBLE",
			"write-image, garbled, NOISY_LINE, LIKELY", "burn-srk, '', LOCKED_FUSE, POSSIBLE" })
	void theLikeliestIsFirst(String step, String topic, Cause cause, Certainty certainty) {
		Finding first = RecordFindings.of(failed(step, topic)).get(0);
		assertEquals(cause, first.cause());
		assertEquals(certainty, first.certainty());
		assertTrue(first.by().get(0).contains(step), first.by()::toString);
	}

	@ParameterizedTest
	@ValueSource(strings = { "look", "flashloader", "fuses", "configure", "erase", "write-image", "prove", "seal",
			"burn-srk", "a step of a later version" })
	void eachFailedStepHasCausesAndEachCauseANextStep(String step) {
		List<Finding> findings = RecordFindings.of(failed(step, ""));
		assertFalse(findings.isEmpty());
		findings.forEach(each -> assertFalse(each.remedies().isEmpty(), each::toString));
		assertEquals(findings.size(), findings.stream().map(Finding::cause).distinct().count());
	}

	@Test
	void whatIsCertainStandsAlone() {
		List<Finding> findings = RecordFindings.of(failed("look", "no-permission"));
		assertEquals(1, findings.size());
		assertEquals("bootseal board install-udev", findings.get(0).remedies().get(0).command());
	}

	@Test
	void aRunThatEndedWellHasNone() {
		RunRecord run = new RunRecord("a run", "1-1", Outcome.OK, List.of(), List.of(), Optional.empty(),
				Optional.empty());
		assertEquals(List.of(), RecordFindings.of(run));
	}
}
