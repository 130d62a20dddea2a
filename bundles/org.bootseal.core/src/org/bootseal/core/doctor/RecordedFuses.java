/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.doctor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.bootseal.core.otp.FuseCheck;
import org.bootseal.core.otp.FuseMap;
import org.bootseal.core.otp.FuseStatus;
import org.bootseal.core.plan.Outcome;
import org.bootseal.core.plan.RunRecord;

/** The fuses as the record of a run leaves them: what it read, and what it burnt and read back. */
final class RecordedFuses {

	private final FuseMap map;
	private final RunRecord run;

	RecordedFuses(FuseMap map, RunRecord run) {
		this.map = map;
		this.run = run;
	}

	/** The SRK fuses of a part that is closed by now; empty if the run did not see all of them. */
	Optional<Observation.Fuses> closed() {
		Map<Integer, Integer> values = new HashMap<>();
		for (FuseCheck check : run.fuses()) {
			if (check.known()) {
				values.merge(check.request().word().index(), check.current() | burnt(check), (a, b) -> a | b);
			}
		}
		if (!map.srkHashWords().stream().allMatch(word -> values.containsKey(word.index()))) {
			return Optional.empty();
		}
		values.merge(map.closeWord().index(), map.closeMask(), (a, b) -> a | b);
		return Optional.of(new Observation.Fuses(values, List.of(), Set.of(), "the fuses as the run left them"));
	}

	private int burnt(FuseCheck check) {
		boolean done = check.status() == FuseStatus.WRITE && run.steps().stream()
				.anyMatch(step -> step.id().equals("burn-" + check.request().group().id())
						&& step.outcome() == Outcome.OK);
		return done ? check.request().value() : 0;
	}
}
