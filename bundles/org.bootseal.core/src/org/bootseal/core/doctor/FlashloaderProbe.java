/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.connection.ConnectionException.Reason;
import org.bootseal.core.plan.RunFailure;
import org.bootseal.core.plan.RunRecord;
import org.bootseal.core.sdp.HabState;

/** Causes between the ROM and a running flashloader. */
final class FlashloaderProbe implements Probe {

	private static final String STEP = "flashloader";

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
		boolean closed = new RomTrace(what, facts).hab().equals(Optional.of(HabState.CLOSED));
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
			boolean seen = !what.failedBy(Reason.GONE.id());
			verdicts.say(what.serial() ? Cause.SLOW_UART : Cause.SLOW_FLASHLOADER,
					seen && !what.serial() ? Certainty.POSSIBLE : Certainty.LIKELY, why);
			verdicts.say(Cause.LOST_FIRST_PING, seen ? Certainty.LIKELY : Certainty.POSSIBLE,
					seen ? why + "; it was on the bus, and did not answer" : why);
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
			new ClosedPart(what, facts).judge(verdicts);
		} else {
			new RefusedLoader(what, facts, failure).judge(verdicts);
		}
	}
}
