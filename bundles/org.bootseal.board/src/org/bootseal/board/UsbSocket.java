/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;

import org.bootseal.board.fault.FaultEffect;
import org.bootseal.board.fault.FaultPlayer;
import org.bootseal.board.fault.FaultSite;
import org.bootseal.board.silicon.BoardStopped;
import org.bootseal.board.silicon.BoardTime;
import org.bootseal.board.soc.UsbFunction;
import org.bootseal.core.connection.BoardMode;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.ConnectionException.Reason;
import org.bootseal.core.connection.FoundBoard;
import org.bootseal.core.connection.UsbId;

/** The USB device socket of a board: what is on the bus, the reports on their way, and the faults of the cable. */
final class UsbSocket {

	/** Assumed: two micro frames for a report, one to get it and one for the software behind. */
	private static final long REPORT_NANOS = 250 * BoardTime.MICROSECOND;

	private record Waiting(long readyAt, byte[] report) {
	}

	private record Face(UsbId id, BoardMode mode, String product) {
	}

	private final String path;
	private final BoardTime time;
	private final FaultPlayer faults;
	private final Consumer<BoardStopped.Cause> onStop;
	private final Deque<Waiting> toHost = new ArrayDeque<>();
	private Optional<Face> face = Optional.empty();
	private Optional<UsbFunction> function = Optional.empty();
	private long visibleAt;
	private int generation;
	private long taken;
	private long given;

	UsbSocket(String path, BoardTime time, FaultPlayer faults, Consumer<BoardStopped.Cause> onStop) {
		this.path = path;
		this.time = time;
		this.faults = faults;
		this.onStop = onStop;
	}

	/** Shows another device on the bus, after a while. All that was on its way is lost. */
	void attach(UsbId id, BoardMode mode, String product, UsbFunction newFunction, long delay) {
		detach();
		face = Optional.of(new Face(id, mode, product));
		function = Optional.of(newFunction);
		visibleAt = time.now() + delay;
	}

	/** Leaves the bus. */
	void detach() {
		generation++;
		face = Optional.empty();
		function = Optional.empty();
		toHost.clear();
	}

	/** Stays on the bus; nobody listens any more, what was answered can still be fetched. */
	void stopListening() {
		function = Optional.empty();
	}

	void shift(long nanos) {
		visibleAt += nanos;
		Deque<Waiting> shifted = new ArrayDeque<>();
		toHost.forEach(waiting -> shifted.add(new Waiting(waiting.readyAt + nanos, waiting.report)));
		toHost.clear();
		toHost.addAll(shifted);
	}

	boolean isVisible() {
		return face.isPresent() && time.now() >= visibleAt;
	}

	/** Nanoseconds until the board shows on the bus; 0 if it does. */
	long untilVisible() {
		return Math.max(0, visibleAt - time.now());
	}

	int generation() {
		return generation;
	}

	Optional<FoundBoard> found() {
		return isVisible() ? face.map(shown -> new FoundBoard(path, Optional.of(shown.id), shown.mode, shown.product, "", ""))
				: Optional.empty();
	}

	/** Whether some software takes reports. */
	boolean isListening() {
		return function.isPresent();
	}

	/** Whether an answer can be fetched before a time on the clock. */
	boolean answersBefore(long limit) {
		return !toHost.isEmpty() && toHost.peek().readyAt <= limit;
	}

	void send(byte[] report) {
		time.spend(REPORT_NANOS);
		toHost.add(new Waiting(time.busyUntil(), report));
	}

	long taken() {
		return taken;
	}

	long given() {
		return given;
	}

	private void requirePresent(int channel) throws ConnectionException {
		if (channel != generation || !isVisible()) {
			throw new ConnectionException(Reason.GONE, "The board at " + path + " is no longer on the bus");
		}
	}

	private ConnectionException timedOut(String doing) {
		return new ConnectionException(Reason.TIMED_OUT, "The board at " + path + " did not " + doing + " in time");
	}

	void write(int channel, byte[] report, Duration timeout) throws ConnectionException {
		requirePresent(channel);
		Optional<FaultEffect> fault = fallingFault(FaultSite.REPORT_OUT, channel);
		long wait = time.busyUntil() - time.now();
		if (function.isEmpty() || wait > timeout.toNanos()) {
			time.clock().advance(timeout.toNanos());
			throw timedOut("take a report");
		}
		time.clock().advance(Math.max(wait, 0) + REPORT_NANOS);
		if (fault.isPresent() && fault.get().kind() == FaultEffect.Kind.DROP) {
			return;
		}
		taken++;
		byte[] arrived = fault.isPresent() ? fault.get().applyTo(report) : report.clone();
		try {
			function.get().receive(arrived);
		} catch (BoardStopped stop) {
			onStop.accept(stop.stopCause());
		}
	}

	/** The faults of the cable that end the transfer at once; others are handed back. */
	private Optional<FaultEffect> fallingFault(FaultSite site, int channel) throws ConnectionException {
		Optional<FaultEffect> fault = faults.at(site, "", -1);
		if (fault.isPresent()) {
			fault.get().stops().ifPresent(onStop);
			requirePresent(channel);
			if (fault.get().kind() == FaultEffect.Kind.STALL) {
				throw new ConnectionException(Reason.STALLED, "The board at " + path + " stalled the endpoint");
			}
		}
		return fault;
	}

	byte[] read(int channel, Duration timeout) throws ConnectionException {
		requirePresent(channel);
		long deadline = time.now() + timeout.toNanos();
		while (true) {
			Waiting next = toHost.peek();
			if (next == null || next.readyAt > deadline) {
				time.clock().advance(deadline - time.now());
				throw timedOut("answer");
			}
			time.clock().advance(next.readyAt - time.now());
			Optional<FaultEffect> fault = fallingFault(FaultSite.REPORT_IN, channel);
			if (function.isEmpty() && fault.isPresent() && fault.get().kind() == FaultEffect.Kind.HANG) {
				toHost.clear();
				continue;
			}
			toHost.remove();
			if (fault.isEmpty() || fault.get().kind() != FaultEffect.Kind.DROP) {
				given++;
				return fault.isPresent() ? fault.get().applyTo(next.report) : next.report.clone();
			}
		}
	}
}
