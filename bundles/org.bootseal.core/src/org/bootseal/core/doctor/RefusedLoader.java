/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.doctor;

import java.util.Locale;
import java.util.Optional;

import org.bootseal.core.connection.ConnectionException.Reason;
import org.bootseal.core.connection.UsbId;
import org.bootseal.core.plan.PlanFile;
import org.bootseal.core.plan.RunFailure;

/** Why an open part took a flashloader that does not run: the file, the part, or the way between. */
final class RefusedLoader {

	private final DoctorCase what;
	private final RomTrace rom;
	private final RunFailure failure;

	RefusedLoader(DoctorCase what, Facts facts, RunFailure failure) {
		this.what = what;
		this.failure = failure;
		rom = new RomTrace(what, facts);
	}

	void judge(Verdicts verdicts) {
		boolean gone = failure.topic().equals(Reason.GONE.id());
		String why = gone ? "the board left the bus when the flashloader was started, and did not come back"
				: "the open part took the flashloader and did not start it";
		Optional<PlanFile> file = what.wanted().unsignedFlashloader().or(() -> what.wanted().signedFlashloader());
		Optional<String> misfit = file.flatMap(each -> LoaderFile.misfit(each, what.device()));
		Optional<UsbId> unusual = rom.unusualId();
		boolean fits = misfit.isEmpty() && unusual.isEmpty();
		verdicts.say(Cause.OTHER_FLASHLOADER, misfit.isPresent() ? Certainty.LIKELY : Certainty.POSSIBLE,
				misfit.orElse(why));
		verdicts.say(Cause.OTHER_DEVICE,
				misfit.isEmpty() && unusual.isPresent() ? Certainty.LIKELY : Certainty.POSSIBLE,
				unusual.map(this::unusual).orElse(why + "; several devices show the same ROM on the bus"));
		verdicts.say(Cause.DAMAGED_FLASHLOADER, fits ? Certainty.LIKELY : Certainty.POSSIBLE,
				fits ? why + ", and by what the file and the ROM tell it is one for this device" : why);
		if (gone) {
			verdicts.say(Cause.HUB_DROPS, Certainty.POSSIBLE, why);
		}
		if (gone && rom.hab().isEmpty()) {
			String closed = why + "; a closed part behaves so too";
			verdicts.say(Cause.SRK_MISMATCH, Certainty.POSSIBLE, closed);
			verdicts.say(Cause.CLOSED_WITHOUT_SRK, Certainty.POSSIBLE, closed);
		}
	}

	private String unusual(UsbId id) {
		return String.format(Locale.ROOT, "the ROM shows %s, and that of %s usually shows %s", id,
				what.device().name(), what.device().romIds().get(0));
	}
}
