/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.doctor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Collects what the probes make of the facts. */
final class Verdicts {

	private final Map<Cause, Certainty> certainties = new EnumMap<>(Cause.class);
	private final Map<Cause, List<String>> reasons = new EnumMap<>(Cause.class);
	private boolean settled;

	/** Something speaks for a cause. */
	void say(Cause cause, Certainty certainty, String why) {
		note(cause, certainty, why);
		settled |= certainty == Certainty.CERTAIN;
	}

	/** As {@link #say}, of a cause that alone does not make a run fail. */
	void note(Cause cause, Certainty certainty, String why) {
		certainties.merge(cause, certainty, (old, now) -> old.compareTo(now) >= 0 ? old : now);
		List<String> known = reasons.computeIfAbsent(cause, key -> new ArrayList<>());
		if (!known.contains(why)) {
			known.add(why);
		}
	}

	/** Whether a cause is certain that explains a failure. */
	boolean isSettled() {
		return settled;
	}

	/** The surest first; once one is certain, what is merely possible is left out. */
	List<Hypothesis> hypotheses() {
		return certainties.keySet().stream()
				.filter(cause -> !settled || certainties.get(cause) != Certainty.POSSIBLE)
				.map(cause -> new Hypothesis(cause, certainties.get(cause), reasons.get(cause)))
				.sorted(Comparator.comparing(Hypothesis::certainty).reversed()).toList();
	}
}
