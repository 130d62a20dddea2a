/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.doctor;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever is told a cause of these is told what to do as well. */
class NextStepTest {

	@ParameterizedTest
	@EnumSource(Cause.class)
	void aCauseOfBootKeysFlashloaderOrFusesHasANextStep(Cause cause) {
		boolean mine = switch (cause.subject()) {
		case BOOT, HAB, FLASHLOADER, FUSES -> true;
		default -> false;
		};
		assertTrue(!mine || !NextStep.of(cause).isEmpty(), cause::id);
		NextStep.of(cause).forEach(step -> assertTrue(step.text().endsWith("."), step::text));
	}

	@ParameterizedTest
	@EnumSource(Cause.class)
	void noneBurnsOrCloses(Cause cause) {
		NextStep.of(cause).forEach(step -> assertFalse(step.command().contains("--burn"), step::command));
		NextStep.of(cause).forEach(step -> assertFalse(step.command().contains("--close"), step::command));
	}
}
