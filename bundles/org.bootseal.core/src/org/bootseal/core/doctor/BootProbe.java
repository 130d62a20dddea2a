/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.otp.FuseField;
import org.bootseal.core.otp.FuseMap;
import org.bootseal.core.otp.FuseWord;
import org.bootseal.core.plan.RunRecord;

/** Causes of a board that was written and does not boot: latched mode, fuses, FCB, IVT, HAB. */
final class BootProbe implements Probe {

	private final DoctorCase what;

	BootProbe(DoctorCase what) {
		this.what = what;
	}

	@Override
	public List<Trial> wanted(Facts facts) {
		List<Trial> wanted = new ArrayList<>();
		if (facts.has(Observation.Loader.class)) {
			wanted.add(FuseTrials.fuses());
			wanted.add(FuseTrials.latched());
		}
		if (isAboutBoot() && ForecastTrial.canBeMade(facts)) {
			wanted.add(ForecastTrial.forecast(what, facts));
		}
		return wanted;
	}

	/** Whether the question is why a written board does not boot. */
	private boolean isAboutBoot() {
		return what.failedIn("prove", "rehearse", "seal") || what.run().flatMap(RunRecord::failure).isEmpty();
	}

	@Override
	public void judge(Facts facts, Verdicts verdicts) {
		Optional<Observation.Content> content = facts.last(Observation.Content.class);
		Optional<Observation.Fuses> fuses = facts.last(Observation.Fuses.class);
		if (!isAboutBoot()) {
			return;
		}
		boolean failed = what.failedIn("prove", "rehearse");
		facts.last(Observation.Latched.class).ifPresent(latched -> mode(latched, content, failed, verdicts));
		content.ifPresent(each -> content(each.content(), failed, verdicts));
		if (fuses.isPresent()) {
			try {
				FuseMap map = FuseMap.of(what.device());
				fuses(map, fuses.get(), content, verdicts);
				facts.last(Observation.Forecast.class).ifPresent(forecast -> new BootVerdict(what, map, forecast,
						facts.last(Observation.Latched.class).orElseThrow(), fuses.get()).judge(verdicts));
			} catch (BadInputException e) {
				// a device without a fuse map has no fuses that could be judged
				return;
			}
		}
	}

	private void mode(Observation.Latched latched, Optional<Observation.Content> content, boolean failed,
			Verdicts verdicts) {
		boolean written = content.filter(each -> each.content().isAsWanted()).isPresent();
		if (latched.bootMode() == 0 && (latched.sbmr2() & 0x10) == 0) {
			verdicts.say(Cause.BOOT_FUSE_NOT_SET, Certainty.CERTAIN, latched.text() + ", and BT_FUSE_SEL is not burnt");
		} else if (latched.bootMode() == 1 && written && failed) {
			verdicts.say(Cause.BOOT_PINS_SERIAL, Certainty.LIKELY, latched.text());
		}
	}

	private void content(FlashContent content, boolean failed, Verdicts verdicts) {
		if (!failed) {
			return;
		}
		if (content.fcb().isEmpty()) {
			boolean elsewhere = content.otherFcb().isPresent();
			verdicts.say(elsewhere ? Cause.MISPLACED_FCB : Cause.NO_FCB, Certainty.CERTAIN,
					elsewhere ? "the FCB is at offset 0x" + Long.toHexString(content.otherFcb().getAsLong())
							+ ", the ROM looks at 0x" + Long.toHexString(what.device().fcbOffset())
							: "no FCB is in the flash");
		}
		// what is encrypted shows no IVT
		if (!content.hasImage() && what.wanted().xip().isEmpty()) {
			boolean elsewhere = content.otherImage().isPresent();
			verdicts.say(elsewhere ? Cause.MISPLACED_IMAGE : Cause.NO_IMAGE, Certainty.CERTAIN,
					elsewhere ? "the IVT is at offset 0x" + Long.toHexString(content.otherImage().getAsLong())
							: "no IVT is in the flash");
		} else if (!content.wrong().isEmpty()) {
			// without an FCB that was read well, the reading itself may be what is wrong
			boolean sure = content.fcb().isPresent() && what.wanted().xip().isEmpty();
			verdicts.say(Cause.DAMAGED_IMAGE, sure ? Certainty.CERTAIN : Certainty.LIKELY,
					content.wrong().size() + " of " + content.sectors() + " sectors differ from the image");
		}
	}

	private void fuses(FuseMap map, Observation.Fuses fuses, Optional<Observation.Content> content,
			Verdicts verdicts) {
		boolean closed = bits(fuses, map.closeWord(), map.closeMask()) != 0;
		Optional<SrkFuses.Objection> srk = new SrkFuses(map, fuses).objection(what.wanted().imageSrk(),
				what.wanted().srkIndex());
		if (srk.isPresent() && (closed || what.failedIn("rehearse"))) {
			verdicts.say(srk.get().cause(), Certainty.CERTAIN, srk.get().why());
		} else if (srk.isPresent()) {
			// an open part boots all the same; it would not do so once it is closed
			verdicts.note(srk.get().cause(), Certainty.POSSIBLE, srk.get().why());
		}
		if (closed && content.filter(each -> each.content().hasImage() && !each.content().signed()).isPresent()) {
			verdicts.say(Cause.UNSIGNED_IMAGE, Certainty.CERTAIN, "SEC_CONFIG[1] is burnt, and the IVT names no CSF");
		}
		if (isSet(map, fuses, "SDP_DISABLE") || isSet(map, fuses, "FORCE_INTERNAL_BOOT")) {
			verdicts.note(Cause.SERIAL_DOWNLOAD_DISABLED, Certainty.CERTAIN, "its fuse is burnt");
		}
	}

	private static int bits(Observation.Fuses fuses, FuseWord word, int mask) {
		return fuses.values().getOrDefault(word.index(), 0) & mask;
	}

	private static boolean isSet(FuseMap map, Observation.Fuses fuses, String field) {
		for (FuseWord word : map.words()) {
			for (FuseField each : word.fields()) {
				if (each.name().equals(field) && bits(fuses, word, each.mask()) != 0) {
					return true;
				}
			}
		}
		return false;
	}
}
