/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.bootseal.core.connection.ConnectionException.Reason;
import org.bootseal.core.plan.Outcome;

/** Causes between the computer and the first answer of the board, and of a way that fails now and then. */
final class ConnectionProbe implements Probe {

	private static final Set<String> WRITING = Set.of("erase", "write-fcb", "write-image", "write-part",
			"write-key-blob", "test-sector", "test-fcb");

	private final DoctorCase what;

	ConnectionProbe(DoctorCase what) {
		this.what = what;
	}

	@Override
	public List<Trial> wanted(Facts facts) {
		List<Trial> wanted = new ArrayList<>();
		Optional<Observation.Bus> bus = facts.last(Observation.Bus.class);
		if (bus.isEmpty()) {
			wanted.add(BusTrials.look("look"));
		} else if (isBroken(facts, Reason.GONE)) {
			wanted.add(BusTrials.look("look-again"));
		}
		if (facts.has(Observation.Loader.class) && (isConnectionFailure() || what.serial())) {
			wanted.add(BusTrials.line());
		}
		return wanted;
	}

	private static boolean isBroken(Facts facts, Reason reason) {
		return facts.last(Observation.Broken.class).filter(broken -> broken.reason().equals(Optional.of(reason)))
				.isPresent();
	}

	private boolean isConnectionFailure() {
		return List.of(Reason.GONE, Reason.TIMED_OUT, Reason.STALLED, Reason.GARBLED, Reason.FAILED).stream()
				.anyMatch(reason -> what.failedBy(reason.id()));
	}

	@Override
	public void judge(Facts facts, Verdicts verdicts) {
		Optional<Observation.Bus> first = facts.first(Observation.Bus.class, bus -> true);
		if (first.isPresent()) {
			bus(first.get(), verdicts);
		}
		lost(facts, verdicts);
		silent(facts, verdicts);
		facts.last(Observation.Line.class).ifPresent(line -> line(line, verdicts));
		facts.last(Observation.Loader.class).filter(loader -> loader.pings() > 1)
				.ifPresent(loader -> verdicts.note(Cause.LOST_FIRST_PING, Certainty.CERTAIN, loader.text()));
		what.run().stream().flatMap(run -> run.steps().stream())
				.filter(step -> step.message().contains("answered at ping "))
				.forEach(step -> verdicts.note(Cause.LOST_FIRST_PING, Certainty.CERTAIN, step.message()));
	}

	private void bus(Observation.Bus bus, Verdicts verdicts) {
		if (bus.refusal().equals(Optional.of(Reason.NO_PERMISSION)) || what.failedBy(Reason.NO_PERMISSION.id())) {
			verdicts.say(Cause.NO_PERMISSION, Certainty.CERTAIN, bus.text());
		}
		if (!bus.fitting().isEmpty()) {
			return;
		}
		if (!bus.others().isEmpty()) {
			verdicts.say(Cause.OTHER_DEVICE, Certainty.CERTAIN, bus.text());
			return;
		}
		if (what.run().filter(run -> run.outcome() == Outcome.OK).isPresent()) {
			// a board that was written runs its application
			return;
		}
		if (what.run().flatMap(run -> run.failure()).filter(failure -> !failure.stepId().equals("look")).isEmpty()) {
			nobody(verdicts);
		}
	}

	private void nobody(Verdicts verdicts) {
		String why = "nobody answers where the board should be";
		verdicts.say(Cause.NOT_SERIAL_MODE, Certainty.LIKELY, why);
		verdicts.say(Cause.OTHER_INTERFACE, what.serial() ? Certainty.LIKELY : Certainty.POSSIBLE,
				why + "; a ROM that something has talked to on another interface does so until its reset");
		verdicts.say(Cause.NO_BOARD, Certainty.LIKELY, why);
		verdicts.say(Cause.SERIAL_DOWNLOAD_DISABLED, Certainty.LIKELY, why);
		if (what.serial()) {
			verdicts.say(Cause.WRONG_UART, Certainty.LIKELY, why);
			verdicts.say(Cause.NOISY_LINE, Certainty.POSSIBLE, why);
		}
	}

	/** A ROM that is on the bus and answers nothing. */
	private void silent(Facts facts, Verdicts verdicts) {
		boolean rom = facts.last(Observation.Bus.class).filter(Observation.Bus::isRom).isPresent();
		facts.first(Observation.Broken.class, broken -> rom && broken.experiment().equals("ask-rom")
				&& broken.reason().equals(Optional.of(Reason.TIMED_OUT)))
				.ifPresent(broken -> verdicts.say(Cause.OTHER_INTERFACE, Certainty.LIKELY, broken.text()
						+ "; a ROM that something has talked to on another interface hears only that one"));
	}

	/** A board that was lost in the middle: did it restart, and does it get lost when nothing is erased? */
	private void lost(Facts facts, Verdicts verdicts) {
		Optional<String> step = what.run().flatMap(run -> run.failure())
				.filter(failure -> failure.topic().equals(Reason.GONE.id())).map(failure -> failure.stepId())
				.filter(id -> !id.equals("look") && !id.equals("flashloader"));
		if (step.isEmpty()) {
			return;
		}
		Optional<Observation.Bus> bus = facts.first(Observation.Bus.class, each -> true);
		boolean writing = WRITING.contains(step.get());
		String when = "the board left the bus in the step \"" + step.get() + "\"";
		if (bus.filter(Observation.Bus::isFlashloader).isPresent()) {
			verdicts.say(Cause.HUB_DROPS, Certainty.CERTAIN,
					when + ", but its flashloader still runs, so the board itself did not restart");
		} else if (bus.isPresent()) {
			boolean quiet = writing && isQuiet(facts);
			verdicts.say(Cause.HUB_DROPS, quiet ? Certainty.POSSIBLE : Certainty.LIKELY, when);
			if (writing) {
				verdicts.say(Cause.BROWN_OUT, Certainty.LIKELY,
						when + " and restarted, while the flash needs most power");
			}
		}
		boolean fell = facts.first(Observation.Sector.class, sector -> sector.run().failure()
				.filter(failure -> failure.topic().equals(Reason.GONE.id())).isPresent()).isPresent();
		if (writing && isQuiet(facts) && fell) {
			verdicts.say(Cause.BROWN_OUT, Certainty.CERTAIN,
					"the board is lost whenever it erases or programs, and never at harmless questions");
		}
	}

	private static boolean isQuiet(Facts facts) {
		return facts.last(Observation.Line.class).filter(line -> line.failed() == 0).isPresent();
	}

	private void line(Observation.Line line, Verdicts verdicts) {
		if (line.lost().isPresent()) {
			verdicts.say(Cause.HUB_DROPS, Certainty.CERTAIN, line.text());
		} else if (line.failed() > 0) {
			verdicts.say(Cause.NOISY_LINE, Certainty.CERTAIN, line.text());
		} else if (what.failedBy(Reason.GARBLED.id())) {
			verdicts.say(Cause.NOISY_LINE, Certainty.LIKELY, "the run got bytes that are not of the protocol");
		}
	}
}
