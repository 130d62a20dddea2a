/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.doctor;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.bootseal.core.mboot.StatusCode;
import org.bootseal.core.otp.FuseCheck;
import org.bootseal.core.otp.FuseGroup;
import org.bootseal.core.otp.FuseRequest;
import org.bootseal.core.otp.FuseStatus;
import org.bootseal.core.plan.RunFailure;
import org.bootseal.core.plan.RunRecord;

/**
 * Causes of fuses that do not become what was asked for. A lock holds a whole word, so a word that took some bits and
 * not others is not locked but burnt badly.
 */
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
		Optional<RunRecord> run = what.run().filter(each -> each.failure().isPresent());
		Optional<Observation.Fuses> fuses = facts.last(Observation.Fuses.class);
		if (run.isEmpty() || fuses.isEmpty()) {
			return;
		}
		RunFailure failure = run.get().failure().get();
		if (failure.stepId().equals("fuses")) {
			// conflicts of fuses that were not to be burnt are in the record as well, and end no run
			run.get().fuses().stream().filter(check -> check.status() == FuseStatus.CONFLICT)
					.filter(check -> failure.what().contains(check.reason()))
					.forEach(check -> refused(check.request(), fuses.get(), verdicts));
		} else if (failure.stepId().startsWith("burn")) {
			burnt(run.get(), failure, fuses.get(), verdicts);
		}
	}

	/** A word that the run did not even try, because it can't become what is wanted. */
	private static void refused(FuseRequest request, Observation.Fuses fuses, Verdicts verdicts) {
		if (request.word().protection().burnsOnce() && value(request, fuses) != 0) {
			verdicts.say(Cause.FUSE_WORD_BURNT_TWICE, Certainty.CERTAIN, request.word()
					+ " has an error correction that is burnt with its first bits, and holds other bits already");
		} else if (fuses.locked().contains(request.word().index())) {
			verdicts.say(Cause.LOCKED_FUSE, Certainty.CERTAIN,
					request.word() + " is locked against programming, as the lock fuses say");
		} else if (request.group() == FuseGroup.SRK
				&& (value(request, fuses) & request.mask() & ~request.value()) != 0) {
			verdicts.say(Cause.SRK_MISMATCH, Certainty.CERTAIN,
					request.word() + " is burnt already, with the SRK hash of other keys");
		}
	}

	private void burnt(RunRecord run, RunFailure failure, Observation.Fuses fuses, Verdicts verdicts) {
		boolean reported = failure.status() > 0 && failure.status() != StatusCode.OTP_VERIFY_FAILED;
		List<FuseRequest> missing = what.wanted().fuses().stream()
				.filter(request -> failure.stepId().equals("burn-" + request.group().id()))
				.filter(request -> isMissing(request, fuses)).toList();
		Optional<FuseRequest> lost = missing.stream()
				.filter(request -> (before(run, request) & request.value() & ~value(request, fuses)) != 0).findFirst();
		if (lost.isPresent()) {
			verdicts.say(Cause.WEAK_FUSE, Certainty.CERTAIN,
					lost.get().word() + " was read with bits that are not read any more");
		} else if (failure.status() > 0 && missing.isEmpty()) {
			all(failure, reported, verdicts);
		} else if (failure.status() > 0) {
			// a run ends at the first word that is not as wanted; those behind it were not tried
			notTaken(missing.get(0), before(run, missing.get(0)), reported, fuses, verdicts);
		}
	}

	private static void notTaken(FuseRequest request, int before, boolean reported, Observation.Fuses fuses,
			Verdicts verdicts) {
		String said = String.format(Locale.ROOT, "burning reported %s, and %s does not hold what was burnt",
				reported ? "a failure" : "success", request.word());
		if ((value(request, fuses) & request.value() & ~before) != 0) {
			verdicts.say(Cause.WEAK_FUSE, Certainty.CERTAIN,
					said + ": it took some of the bits and not others, which no lock does");
		} else if (request.word().protection().burnsOnce() && before != 0) {
			verdicts.say(Cause.FUSE_WORD_BURNT_TWICE, Certainty.CERTAIN,
					said + "; its error correction was burnt before");
		} else if (fuses.locked().contains(request.word().index())) {
			verdicts.say(Cause.LOCKED_FUSE, Certainty.CERTAIN,
					said + "; the lock fuses say that the word is locked against programming");
		} else {
			verdicts.say(Cause.LOCKED_FUSE, Certainty.LIKELY,
					said + ": it took none of the bits, as a locked word does");
			verdicts.say(Cause.WEAK_FUSE, Certainty.POSSIBLE, said + ": each of the bits may be too weak to be read");
		}
	}

	/** Everything reads as wanted now. */
	private static void all(RunFailure failure, boolean reported, Verdicts verdicts) {
		String why = failure.what() + " But now all that was to be burnt reads as burnt.";
		if (reported) {
			verdicts.say(Cause.FUSE_STATUS_WRONG, Certainty.CERTAIN, why);
		} else {
			verdicts.say(Cause.WEAK_FUSE, Certainty.LIKELY, why);
			verdicts.say(Cause.FUSE_STATUS_WRONG, Certainty.POSSIBLE, why);
		}
	}

	/** What the word held when the run read the fuses, before it burnt any. */
	private static int before(RunRecord run, FuseRequest request) {
		return run.fuses().stream().filter(check -> check.request().word().equals(request.word()))
				.mapToInt(FuseCheck::current).reduce(0, (a, b) -> a | b);
	}

	private static boolean isMissing(FuseRequest request, Observation.Fuses fuses) {
		return fuses.values().containsKey(request.word().index())
				&& (value(request, fuses) & request.mask()) != (request.value() & request.mask());
	}

	private static int value(FuseRequest request, Observation.Fuses fuses) {
		return fuses.values().getOrDefault(request.word().index(), 0);
	}
}
