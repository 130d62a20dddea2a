/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.doctor;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.bootseal.core.BadInputException;
import org.bootseal.core.CancelledException;
import org.bootseal.core.connection.ConnectionException.Reason;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.FoundBoard;
import org.bootseal.core.device.RomProtocol;
import org.bootseal.core.mboot.MbootException;
import org.bootseal.core.mboot.Property;
import org.bootseal.core.plan.MemoryTest.Sectors;
import org.bootseal.core.plan.MemoryTestPlan;
import org.bootseal.core.plan.RunRecord;
import org.bootseal.core.sdp.HabState;
import org.bootseal.core.sdp.SdpException;
import org.bootseal.core.sdp.SdpStatus;

/** Experiments on the way to the board, on its ROM, and on the start of the flashloader. */
final class BusTrials {

	private static final Duration PING = Duration.ofSeconds(2);
	private static final int PINGS = 4;
	private static final int QUESTIONS = 50;
	private static final int SCRATCH_BYTES = 4096;

	private BusTrials() {
		// experiments only
	}

	static Trial look(String id) {
		return Trial.of(id, "Look who is on the bus", Risk.LOOK, Duration.ofSeconds(1), BusTrials::look);
	}

	private static Observation look(Bench bench) throws ConnectionException, CancelledException {
		bench.close();
		List<FoundBoard> all = bench.boards();
		List<FoundBoard> fitting = all.stream().filter(bench::fits).toList();
		List<FoundBoard> others = all.stream().filter(bench::isMeant).filter(board -> !bench.fits(board)).toList();
		Optional<Reason> refusal = Optional.empty();
		String text = fitting.isEmpty() ? "no board of this device is on the bus" : "found " + describe(fitting);
		if (fitting.size() == 1) {
			try {
				bench.tryOpen(fitting.get(0));
			} catch (ConnectionException e) {
				refusal = Optional.of(e.reason());
				text += ", but " + e.getMessage();
			}
		}
		if (!others.isEmpty()) {
			text += "; there is also " + describe(others);
		}
		return new Observation.Bus(fitting, others, refusal, text);
	}

	private static String describe(List<FoundBoard> boards) {
		return String.join(", ", boards.stream()
				.map(board -> (board.mode().isRom() ? "a ROM" : "a flashloader") + " (" + board.bus() + ") at "
						+ board.path())
				.toList());
	}

	static Trial askRom() {
		return Trial.of("ask-rom", "Ask the ROM what HAB says", Risk.LOOK, Duration.ofMillis(100),
				bench -> askRom(bench, ""));
	}

	/** As {@link #askRom()}, after something was refused. */
	static Trial askRomAgain() {
		return Trial.of("ask-rom-again", "Ask the ROM why it refused", Risk.LOOK, Duration.ofMillis(100),
				bench -> askRom(bench, "afterwards "));
	}

	private static Observation askRom(Bench bench, String when)
			throws ConnectionException, MbootException, SdpException, CancelledException {
		if (bench.device().romProtocol() == RomProtocol.SDP) {
			SdpStatus status = bench.sdp().errorStatus();
			return new Observation.Rom(status.habState(), Optional.of(status.habStatus()),
					when + "HAB is " + word(status.habState()) + ", its last verdict: "
							+ status.habStatus().describe());
		}
		HabState state = bench.mbootRom().client().isClosed() ? HabState.CLOSED : HabState.OPEN;
		return new Observation.Rom(state, Optional.empty(), when + "HAB is " + word(state));
	}

	private static String word(HabState state) {
		return state == HabState.OPEN ? "open" : "closed";
	}

	static Trial start(String id) {
		return Trial.of(id, "Start the flashloader", Risk.CONFIGURE, Duration.ofSeconds(4), BusTrials::start);
	}

	private static Observation start(Bench bench) throws BadInputException {
		MemoryTestPlan whole = bench.memoryTest(Sectors.NONE, OptionalLong.empty());
		RunRecord run = bench.run(new MemoryTestPlan(whole.device(), "Start the flashloader", List.of(),
				whole.steps().subList(0, 2)));
		return new Observation.Started(run, run.failure().map(failure -> "the flashloader did not start: "
				+ failure.what()).orElse("the flashloader starts: " + run.steps().get(1).message()));
	}

	static Trial askLoader() {
		return Trial.of("ask-flashloader", "Ask the flashloader who it is", Risk.LOOK, Duration.ofMillis(200),
				BusTrials::askLoader);
	}

	private static Observation askLoader(Bench bench) throws ConnectionException, MbootException, CancelledException {
		int pings = 0;
		while (true) {
			pings++;
			try {
				int version = bench.flashloader().ping(1, PING);
				boolean closed = bench.flashloader().isClosed();
				return new Observation.Loader(pings, closed, "flashloader " + Property.version(version)
						+ (closed ? " on a closed part" : " on an open part") + ", answered at ping " + pings);
			} catch (ConnectionException e) {
				if (e.reason() != Reason.TIMED_OUT || pings >= PINGS) {
					throw e;
				}
			}
		}
	}

	static Trial line() {
		return Trial.of("line", "Ask " + QUESTIONS + " harmless questions, and move data through RAM only",
				Risk.CONFIGURE, Duration.ofSeconds(2), bench -> line(bench, 5));
	}

	/** Much data, for a line that passed the first look and may flip a bit now and then all the same. */
	static Trial lineAgain() {
		return Trial.of("line-again", "Move more data through RAM only", Risk.CONFIGURE, Duration.ofSeconds(8),
				bench -> line(bench, 1));
	}

	private static Observation line(Bench bench, int every) throws MbootException, CancelledException {
		int failed = 0;
		byte[] data = new byte[SCRATCH_BYTES];
		for (int i = 0; i < data.length; i++) {
			data[i] = (byte) (i * 31 + (i >> 8));
		}
		for (int asked = 1; asked <= QUESTIONS; asked++) {
			bench.progress().checkCancelled();
			try {
				if (asked % every == 0) {
					bench.flashloader().writeMemory(bench.device().optionWordAddress(), data, 0, bench.progress());
					failed += Arrays.equals(data,
							bench.read(bench.device().optionWordAddress(), data.length)) ? 0 : 1;
				} else {
					bench.flashloader().getProperty(Property.CURRENT_VERSION, 0);
				}
			} catch (ConnectionException e) {
				failed++;
				if (e.reason() == Reason.GONE) {
					return new Observation.Line(asked, failed, Optional.of(Reason.GONE), "the board left the bus at"
							+ " harmless question " + asked);
				}
				bench.close();
			}
		}
		return new Observation.Line(QUESTIONS, failed, Optional.empty(),
				failed == 0 ? "all of " + QUESTIONS + " harmless questions were answered"
						: failed + " of " + QUESTIONS + " harmless questions were answered wrongly or not at all");
	}
}
