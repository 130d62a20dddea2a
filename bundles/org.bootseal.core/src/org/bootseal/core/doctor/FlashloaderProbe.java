/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.connection.ConnectionException.Reason;
import org.bootseal.core.plan.PlanFile;
import org.bootseal.core.plan.RunFailure;
import org.bootseal.core.plan.RunRecord;
import org.bootseal.core.sdp.HabState;
import org.bootseal.core.sdp.HabStatus;

/** Causes between the ROM and a running flashloader. */
final class FlashloaderProbe implements Probe {

	private static final String STEP = "flashloader";
	private static final int INVALID_CERTIFICATE = 0x21;
	private static final int INVALID_KEY = 0x1D;
	private static final int INVALID_SIGNATURE = 0x18;

	private final DoctorCase what;

	FlashloaderProbe(DoctorCase what) {
		this.what = what;
	}

	@Override
	public List<Trial> wanted(Facts facts) {
		List<Trial> wanted = new ArrayList<>();
		Optional<Observation.Bus> bus = facts.last(Observation.Bus.class);
		if (bus.isEmpty() || bus.get().refusal().isPresent()) {
			return wanted;
		}
		if (bus.get().isRom()) {
			wanted.add(BusTrials.askRom());
			if (facts.has(Observation.Rom.class)) {
				wanted.add(BusTrials.start("start"));
			}
			if (facts.first(Observation.Bus.class, each -> true).filter(each -> each != bus.get()).isPresent()) {
				wanted.add(BusTrials.start("start-again"));
			}
		}
		Optional<Observation.Started> started = facts.last(Observation.Started.class);
		if (started.filter(each -> !each.works()).isPresent()) {
			wanted.add(BusTrials.askRomAgain());
		} else if (bus.get().isFlashloader() || started.isPresent()) {
			wanted.add(BusTrials.askLoader());
		}
		return wanted;
	}

	@Override
	public void judge(Facts facts, Verdicts verdicts) {
		boolean closed = facts.first(Observation.Rom.class, rom -> rom.hab() == HabState.CLOSED).isPresent();
		if (closed && what.wanted().signedFlashloader().isEmpty()) {
			verdicts.say(Cause.UNSIGNED_FLASHLOADER, Certainty.CERTAIN,
					"HAB is closed, and no signed flashloader is given");
			return;
		}
		Optional<RunRecord> failed = facts.last(Observation.Started.class).filter(each -> !each.works())
				.map(Observation.Started::run);
		boolean ranLate = what.failedIn(STEP) && facts.first(Observation.Bus.class, bus -> true)
				.filter(Observation.Bus::isFlashloader).isPresent();
		if (ranLate) {
			String why = "the run gave up waiting for the flashloader, and now it runs";
			verdicts.say(what.serial() ? Cause.SLOW_UART : Cause.SLOW_FLASHLOADER, Certainty.LIKELY, why);
			verdicts.say(Cause.LOST_FIRST_PING, Certainty.LIKELY, why);
		}
		Optional<RunFailure> failure = failed.flatMap(RunRecord::failure)
				.or(() -> what.failedIn(STEP) && !ranLate && facts.has(Observation.Bus.class) && nobody(facts)
						? what.run().flatMap(RunRecord::failure)
						: Optional.empty());
		failure.ifPresent(each -> refused(facts, each, closed, verdicts));
		if (failed.isEmpty() && what.failedIn(STEP) && facts.last(Observation.Started.class).isPresent()) {
			verdicts.say(what.serial() ? Cause.SLOW_UART : Cause.SLOW_FLASHLOADER, Certainty.LIKELY,
					"the flashloader did not come in the run, and comes now");
		}
	}

	private static boolean nobody(Facts facts) {
		return facts.last(Observation.Bus.class).filter(bus -> bus.fitting().isEmpty()).isPresent();
	}

	private void refused(Facts facts, RunFailure failure, boolean closed, Verdicts verdicts) {
		if (closed) {
			closed(facts, verdicts);
			return;
		}
		String why = failure.topic().equals(Reason.GONE.id())
				? "the board left the bus when the flashloader was started, and did not come back"
				: "the open part took the flashloader and did not start it";
		Optional<PlanFile> loader = what.wanted().unsignedFlashloader().or(() -> what.wanted().signedFlashloader());
		Optional<String> elsewhere = loader.flatMap(file -> LoaderFile.misfit(file, what.device()));
		verdicts.say(Cause.OTHER_FLASHLOADER, Certainty.LIKELY, elsewhere.orElse(why));
		verdicts.say(Cause.DAMAGED_FLASHLOADER, elsewhere.isPresent() ? Certainty.POSSIBLE : Certainty.LIKELY, why);
		verdicts.say(Cause.OTHER_DEVICE, elsewhere.isPresent() ? Certainty.POSSIBLE : Certainty.LIKELY,
				why + "; several devices show the same ROM on the bus");
		if (nobody(facts) && facts.last(Observation.Rom.class).isEmpty()) {
			String signed = why + "; a closed part behaves so too";
			verdicts.say(Cause.SRK_MISMATCH, Certainty.POSSIBLE, signed);
			verdicts.say(Cause.CLOSED_WITHOUT_SRK, Certainty.POSSIBLE, signed);
			verdicts.say(Cause.HUB_DROPS, Certainty.POSSIBLE, why);
		}
	}

	/** What the ROM says is the only witness: a closed part shows its fuses to nobody. */
	private void closed(Facts facts, Verdicts verdicts) {
		Optional<HabStatus> verdict = facts.last(Observation.Rom.class).flatMap(Observation.Rom::verdict);
		int reason = verdict.map(each -> each.word() >>> 16 & 0xFF).orElse(0);
		String why = verdict.map(HabStatus::describe).orElse("the closed part did not start the signed flashloader");
		Optional<PlanFile> signed = what.wanted().signedFlashloader();
		if (signed.filter(file -> !LoaderFile.isSound(file, what.device())).isPresent()) {
			verdicts.say(Cause.BAD_SIGNATURE, Certainty.CERTAIN,
					"the signature of " + signed.get().path().getFileName() + " does not verify here either");
			return;
		}
		Certainty byCertificate = reason == INVALID_KEY || reason == INVALID_SIGNATURE ? Certainty.POSSIBLE
				: Certainty.LIKELY;
		verdicts.say(Cause.SRK_MISMATCH, byCertificate, why);
		verdicts.say(Cause.CLOSED_WITHOUT_SRK, byCertificate, why);
		verdicts.say(Cause.SRK_READ_LOCKED, byCertificate, why);
		if (reason == INVALID_KEY) {
			verdicts.say(Cause.SRK_REVOKED, Certainty.LIKELY, why);
		} else if (reason != INVALID_CERTIFICATE) {
			verdicts.say(Cause.SRK_REVOKED, Certainty.LIKELY, why);
			verdicts.say(Cause.BAD_SIGNATURE, Certainty.POSSIBLE, why);
		}
	}
}
