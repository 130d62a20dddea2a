/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.doctor;

import java.util.Optional;
import java.util.OptionalInt;

import org.bootseal.core.BadInputException;
import org.bootseal.core.otp.FuseMap;
import org.bootseal.core.plan.PlanFile;
import org.bootseal.core.plan.RunRecord;
import org.bootseal.core.sdp.HabStatus;
import org.bootseal.core.verify.Verification;

/**
 * Why a closed part does not start a signed flashloader. It shows its fuses to nobody who is not authenticated, so what
 * its ROM says, the files, and what the run read before it closed the part are the only witnesses.
 */
final class ClosedPart {

	private static final int INVALID_CERTIFICATE = 0x21;
	private static final int INVALID_KEY = 0x1D;
	private static final int INVALID_SIGNATURE = 0x18;

	private final DoctorCase what;
	private final Optional<HabStatus> verdict;

	ClosedPart(DoctorCase what, Facts facts) {
		this.what = what;
		verdict = facts.last(Observation.Rom.class).flatMap(Observation.Rom::verdict);
	}

	void judge(Verdicts verdicts) {
		Optional<PlanFile> file = what.wanted().signedFlashloader();
		Optional<Verification> loader = file.flatMap(each -> LoaderFile.verified(each, what.device()));
		if (file.isPresent() && loader.isEmpty()) {
			verdicts.say(Cause.BAD_SIGNATURE, Certainty.CERTAIN,
					"the signature of " + file.get().path().getFileName() + " does not verify here either");
			return;
		}
		Optional<SrkFuses.Objection> known = known(loader);
		if (known.isPresent()) {
			verdicts.say(known.get().cause(), Certainty.CERTAIN, known.get().why());
			return;
		}
		int reason = verdict.map(each -> each.word() >>> 16 & 0xFF).orElse(0);
		String why = verdict.map(HabStatus::describe).orElse("the closed part did not start the signed flashloader");
		boolean otherTable = loader.filter(this::isOfOtherKeys).isPresent();
		Certainty others = reason == INVALID_KEY || reason == INVALID_SIGNATURE || otherTable ? Certainty.POSSIBLE
				: Certainty.LIKELY;
		verdicts.say(Cause.SRK_MISMATCH, otherTable ? Certainty.LIKELY : others, otherTable
				? "the flashloader is signed under another SRK table than the image, and a part holds the hash of one"
				: why + "; the keys that sign may be others than those of this part");
		verdicts.say(Cause.CLOSED_WITHOUT_SRK, others, why + "; so does a part without SRK fuses");
		verdicts.say(Cause.SRK_READ_LOCKED, others, why + "; so does a part whose SRK fuses can't be read");
		if (reason != INVALID_CERTIFICATE) {
			Certainty revoked = otherTable ? Certainty.POSSIBLE : Certainty.LIKELY;
			verdicts.say(Cause.SRK_REVOKED, revoked, why + "; so does a part on which the SRK that signs is revoked");
		}
		if (reason != INVALID_CERTIFICATE && reason != INVALID_KEY) {
			verdicts.say(Cause.BAD_SIGNATURE, Certainty.POSSIBLE, why);
		}
	}

	private boolean isOfOtherKeys(Verification loader) {
		return !what.wanted().imageSrk().isEmpty()
				&& loader.srkTable().filter(table -> !what.wanted().imageSrk().equals(LoaderFile.hash(table)))
						.isPresent();
	}

	/** What the fuses that the run read or burnt before have against the flashloader. */
	private Optional<SrkFuses.Objection> known(Optional<Verification> loader) {
		Optional<RunRecord> run = what.run();
		if (loader.isEmpty() || loader.get().srkTable().isEmpty() || run.isEmpty()) {
			return Optional.empty();
		}
		try {
			FuseMap map = FuseMap.of(what.device());
			Optional<Observation.Fuses> fuses = new RecordedFuses(map, run.get()).closed();
			OptionalInt index = loader.get().srkIndex();
			return fuses.flatMap(each -> new SrkFuses(map, each)
					.objection(LoaderFile.hash(loader.get().srkTable().get()), index));
		} catch (BadInputException e) {
			// a device without a fuse map has no fuses that could be known
			return Optional.empty();
		}
	}
}
