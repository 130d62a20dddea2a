/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.doctor;

import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.otp.FuseMap;
import org.bootseal.core.plan.PlanFile;
import org.bootseal.core.plan.RunRecord;
import org.bootseal.core.sdp.HabStatus;
import org.bootseal.core.verify.Verification;

/**
 * Why a closed part does not start a signed flashloader. It shows its fuses to nobody who is not authenticated, so what
 * its ROM says, the files, what the run read before it closed the part, and the journal are the only witnesses.
 */
final class ClosedPart {

	private static final int INVALID_CERTIFICATE = 0x21;
	private static final int INVALID_KEY = 0x1D;
	private static final int INVALID_SIGNATURE = 0x18;

	private final DoctorCase what;
	private final Optional<HabStatus> verdict;
	private final Optional<String> place;

	ClosedPart(DoctorCase what, Facts facts) {
		this.what = what;
		verdict = facts.last(Observation.Rom.class).flatMap(Observation.Rom::verdict);
		place = facts.first(Observation.Bus.class, bus -> !bus.fitting().isEmpty())
				.map(bus -> bus.fitting().get(0).path()).or(() -> what.run().map(RunRecord::boardPath));
	}

	void judge(Verdicts verdicts) {
		Optional<PlanFile> file = what.wanted().signedFlashloader();
		Optional<Verification> loader = file.flatMap(each -> LoaderFile.verified(each, what.device()));
		if (file.isPresent() && loader.isEmpty()) {
			verdicts.say(Cause.BAD_SIGNATURE, Certainty.CERTAIN,
					"the signature of " + file.get().path().getFileName() + " does not verify here either");
			return;
		}
		boolean told = loader.flatMap(Verification::srkTable).isPresent()
				&& (toldByRun(loader.get(), verdicts) || toldByJournal(loader.get(), verdicts));
		oneOfFour(loader.filter(this::isOfOtherKeys).isPresent(), told, verdicts);
	}

	private boolean toldByRun(Verification loader, Verdicts verdicts) {
		Optional<SrkFuses> fuses = map()
				.flatMap(map -> what.run().flatMap(run -> new RecordedFuses(map, run).closed())
						.map(values -> new SrkFuses(map, values)));
		fuses.flatMap(each -> objection(loader, each))
				.ifPresent(each -> verdicts.say(each.cause(), Certainty.CERTAIN, each.why()));
		return fuses.isPresent();
	}

	/** Where all is right by the journal, a lock is left of which the journal knows nothing. */
	private boolean toldByJournal(Verification loader, Verdicts verdicts) {
		Optional<SrkFuses> fuses = map().flatMap(map -> place
				.flatMap(where -> new JournalledFuses(map, what.device().name(), what.burnt()).closedAt(where))
				.map(values -> new SrkFuses(map, values)));
		fuses.ifPresent(each -> {
			SrkFuses.Objection found = objection(loader, each).orElse(new SrkFuses.Objection(Cause.SRK_READ_LOCKED,
					"its SRK fuses are those of the keys that sign, so that the ROM may not be able to read them"));
			verdicts.say(found.cause(), Certainty.LIKELY,
					"by the journal of the part that was closed here last, " + found.why());
		});
		return fuses.isPresent();
	}

	private Optional<SrkFuses.Objection> objection(Verification loader, SrkFuses fuses) {
		return fuses.objection(LoaderFile.hash(loader.srkTable().orElseThrow()), loader.srkIndex());
	}

	private Optional<FuseMap> map() {
		try {
			return Optional.of(FuseMap.of(what.device()));
		} catch (BadInputException e) {
			// a device without a fuse map has no fuses that could be known
			return Optional.empty();
		}
	}

	/** A part answers all of these alike. */
	private void oneOfFour(boolean otherTable, boolean told, Verdicts verdicts) {
		int reason = verdict.map(each -> each.word() >>> 16 & 0xFF).orElse(0);
		String why = verdict.map(HabStatus::describe).orElse("the closed part did not start the signed flashloader");
		Certainty others = told || otherTable || reason == INVALID_KEY || reason == INVALID_SIGNATURE
				? Certainty.POSSIBLE
				: Certainty.LIKELY;
		verdicts.say(Cause.SRK_MISMATCH, otherTable && !told ? Certainty.LIKELY : others, otherTable
				? "the flashloader is signed under another SRK table than the image, and a part holds the hash of one"
				: why + "; the keys that sign may be others than those of this part");
		verdicts.say(Cause.CLOSED_WITHOUT_SRK, others, why + "; so does a part without SRK fuses");
		verdicts.say(Cause.SRK_READ_LOCKED, others, why + "; so does a part whose SRK fuses can't be read");
		if (reason != INVALID_CERTIFICATE) {
			verdicts.say(Cause.SRK_REVOKED, told || otherTable ? Certainty.POSSIBLE : Certainty.LIKELY,
					why + "; so does a part on which the SRK that signs is revoked");
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
}
