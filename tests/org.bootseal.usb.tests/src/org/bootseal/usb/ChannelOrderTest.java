/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.usb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.ConnectionException.Reason;
import org.bootseal.core.connection.HidChannel;
import org.bootseal.usb.FakeDevice.Fate;

/** Whatever the host does and the board answers: reports keep their order in both directions, and nothing is left. */
class ChannelOrderTest {

	/** What can happen. */
	enum Step {
		QUEUE, FLUSH, WRITE, READ, POLL, SAY, SAY_STALL, SAY_ERROR, SAY_TOO_MUCH, HOLD, HOLD_UNTIL_CANCELLED, GO_ON,
		STALL, ERROR, SHORT, UNPLUG
	}

	@Provide
	Arbitrary<List<Step>> steps() {
		return Arbitraries.frequency(Tuple.of(40, Step.QUEUE), Tuple.of(5, Step.FLUSH), Tuple.of(3, Step.WRITE),
				Tuple.of(10, Step.READ), Tuple.of(10, Step.POLL), Tuple.of(20, Step.SAY), Tuple.of(2, Step.SAY_STALL),
				Tuple.of(2, Step.SAY_ERROR), Tuple.of(2, Step.SAY_TOO_MUCH), Tuple.of(2, Step.HOLD),
				Tuple.of(2, Step.HOLD_UNTIL_CANCELLED), Tuple.of(6, Step.GO_ON), Tuple.of(2, Step.STALL),
				Tuple.of(2, Step.ERROR), Tuple.of(2, Step.SHORT), Tuple.of(1, Step.UNPLUG)).list().ofMaxSize(120);
	}

	@Property(tries = 300)
	void orderIsKeptAndNothingLeaks(@ForAll("steps") List<Step> steps, @ForAll boolean outEndpoint)
			throws ConnectionException {
		try (Bench bench = new Bench()) {
			FakeDevice rom = bench.rom(outEndpoint);
			try (HidChannel channel = bench.open()) {
				Run run = new Run(bench, rom, channel);
				for (Step step : steps) {
					run.step(step);
				}
				// each report that was heard and not read yet keeps its transfer
				assertTrue(rom.hasStandingBy() || run.gone || rom.unheard() > 0
						|| run.said.size() >= TransferRing.SLOTS, "reads stand by");
			}
			assertTrue(rom.hasKernelDriver() || bench.boards.find().isEmpty(), "the kernel has what is there");
		}
	}

	/** One sequence, and what must be true of it. */
	private static final class Run {

		/** Stands for something else than a report. */
		private static final int BAD = -1;

		private final Bench bench;
		private final FakeDevice rom;
		private final HidChannel channel;
		private final Deque<Integer> said = new ArrayDeque<>();
		private final List<Integer> unsure = new ArrayList<>();
		private int next;
		private int nextSaid;
		private boolean gone;

		Run(Bench bench, FakeDevice rom, HidChannel channel) {
			this.bench = bench;
			this.rom = rom;
			this.channel = channel;
		}

		void step(Step step) {
			switch (step) {
			case QUEUE -> send(() -> channel.queue(5, report -> report.put((byte) 2).putInt(number()), Bench.SHORT));
			case FLUSH -> {
				if (send(() -> channel.flush(Bench.SHORT))) {
					assertTrue(taken().containsAll(unsure), "what was flushed was taken");
					unsure.clear();
				}
			}
			case WRITE -> send(() -> channel.write(new byte[] { 1 }, Bench.SHORT));
			// what was said comes, however busy this computer is
			case READ -> read(() -> Optional.of(channel.read(said.isEmpty() ? Bench.SHORT : Bench.LONG)));
			case POLL -> read(channel::poll);
			case SAY -> {
				said.add(nextSaid);
				rom.say((byte) 3, (byte) nextSaid++);
			}
			case SAY_STALL -> sayBadly(Fate.STALL);
			case SAY_ERROR -> sayBadly(Fate.ERROR);
			case SAY_TOO_MUCH -> sayBadly(Fate.TOO_MUCH);
			case HOLD -> rom.fates(Fate.HELD);
			case HOLD_UNTIL_CANCELLED -> rom.fates(Fate.DONE_WHEN_CANCELLED);
			case GO_ON -> rom.goOn();
			case STALL -> rom.fates(Fate.STALL);
			case ERROR -> rom.fates(Fate.ERROR);
			case SHORT -> rom.fates(Fate.SHORT);
			case UNPLUG -> {
				gone = true;
				bench.usb.unplug(rom);
			}
			default -> throw new IllegalArgumentException(step.name());
			}
			List<Integer> taken = taken();
			assertEquals(taken.stream().sorted().distinct().toList(), taken, "reports arrive in order and once");
		}

		private int number() {
			unsure.add(next);
			return next++;
		}

		private void sayBadly(Fate fate) {
			said.add(BAD);
			rom.sayBadly(fate);
		}

		/** The numbers of the data reports that the board took. */
		private List<Integer> taken() {
			return rom.taken().stream().filter(report -> report[0] == 2)
					.map(report -> report[1] & 0xFF | (report[2] & 0xFF) << 8).toList();
		}

		/** Something that may fail on the way out. */
		@FunctionalInterface
		private interface Sending {

			void run() throws ConnectionException;
		}

		private boolean send(Sending sending) {
			try {
				sending.run();
				return true;
			} catch (ConnectionException e) {
				assertTrue(gone || e.reason() != Reason.GONE, e.getMessage());
				unsure.clear();
				return false;
			}
		}

		/** Something that may bring a report. */
		@FunctionalInterface
		private interface Reading {

			Optional<byte[]> run() throws ConnectionException;
		}

		private void read(Reading reading) {
			try {
				reading.run().ifPresent(report -> assertEquals(said.remove().byteValue(), report[1]));
			} catch (ConnectionException e) {
				if (e.reason() == Reason.TIMED_OUT) {
					assertEquals(0, said.size(), "what was said was heard");
				} else if (e.reason() == Reason.GONE) {
					assertTrue(gone);
					// a failure that had come before is told as what it now is
					if (!said.isEmpty() && said.peek() == BAD) {
						said.remove();
					}
				} else {
					assertEquals(BAD, said.remove(), e.getMessage());
				}
			}
		}
	}
}
