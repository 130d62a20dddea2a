/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.bootseal.core.plan.RetryPolicy;
import org.bootseal.core.plan.RunRecord;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each scenario shows what its source says when its user does what the user does. */
class ScenariosTest {

	@TestFactory
	Stream<DynamicTest> showTheirSymptoms() {
		return Scenarios.builtIn().all().stream().map(scenario -> DynamicTest.dynamicTest(scenario.id(), () -> {
			RunRecord run = Rehearsal.of(scenario).run(RetryPolicy.NEVER);
			assertEquals(Optional.empty(), scenario.symptom().orElseThrow().differs(run));
		}));
	}

	@Test
	void areTold() {
		Set<String> titles = new HashSet<>();
		for (Scenario scenario : Scenarios.builtIn().all()) {
			assertFalse(scenario.source().isBlank(), scenario.id());
			assertFalse(scenario.title().endsWith("."), scenario.id());
			assertTrue(titles.add(scenario.title()), scenario.id());
			assertEquals(scenario.isHealthy(), scenario.symptom().orElseThrow().step().isEmpty(), scenario.id());
		}
		List<Scenario> healthy = Scenarios.builtIn().all().stream().filter(Scenario::isHealthy).toList();
		assertTrue(healthy.size() >= 4, healthy::toString);
	}
}
