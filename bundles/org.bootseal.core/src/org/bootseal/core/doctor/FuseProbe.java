/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.doctor;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.bootseal.core.otp.FuseRequest;
import org.bootseal.core.plan.RunFailure;
import org.bootseal.core.plan.RunRecord;

/** Causes of fuses that do not become what was asked for. */
final class FuseProbe implements Probe {

	private final DoctorCase what;

	FuseProbe(DoctorCase what) {
		this.what = what;
	}

	@Override
	public List<Trial> wanted(Facts facts) {
		return List.of();
	}

	@Override
	public void judge(Facts facts, Verdicts verdicts) {
		Optional<RunFailure> failure = what.run().flatMap(RunRecord::failure)
				.filter(each -> each.stepId().startsWith("burn"));
		Optional<Observation.Fuses> fuses = facts.last(Observation.Fuses.class);
		if (failure.isEmpty() || fuses.isEmpty()) {
			return;
		}
		boolean reported = failure.get().status() > 0 && failure.get().status() != 52009;
		List<FuseRequest> missing = what.wanted().fuses().stream().filter(request -> isMissing(request, fuses.get()))
				.filter(request -> what.wanted().burn().contains(request.group())).toList();
		if (missing.isEmpty()) {
			verdicts.say(Cause.FUSE_STATUS_WRONG, reported ? Certainty.CERTAIN : Certainty.LIKELY,
					failure.get().what() + " But all that was to be burnt is burnt.");
		} else if (!reported) {
			verdicts.say(Cause.LOCKED_FUSE, Certainty.LIKELY, missing(missing));
			verdicts.say(Cause.WEAK_FUSE, Certainty.LIKELY, missing(missing));
		}
	}

	private static boolean isMissing(FuseRequest request, Observation.Fuses fuses) {
		Integer value = fuses.values().get(request.word().index());
		return value != null && (value & request.mask()) != (request.value() & request.mask());
	}

	private static String missing(List<FuseRequest> missing) {
		return String.format(Locale.ROOT, "burning reported success, and %d words do not have what was burnt: %s",
				missing.size(), missing.stream().map(request -> request.word().name()).distinct().toList());
	}
}
