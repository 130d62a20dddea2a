/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;

import org.bootseal.board.BoardLine.Fetch;
import org.bootseal.board.BoardLine.Offer;
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

/**
 * The sockets of a board, USB and UART: what is on the bus, the reports on their way, and the faults of the cable. The
 * software behind talks over one of the two.
 */
final class BoardSocket {

	/** Assumed: two micro frames for a report, one to get it and one for the software behind. */
	private static final long REPORT_NANOS = 250 * BoardTime.MICROSECOND;
	private static final byte[] NO_BYTES = new byte[0];

	/** A report, and its length on USB. */
	private record Waiting(long readyAt, byte[] report, int padded) {

		byte[] on(BoardInterface side) {
			return side == BoardInterface.USB ? Arrays.copyOf(report, padded) : report.clone();
		}
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
	private Optional<BoardInterface> talking = Optional.empty();
	private boolean ended;
	private long visibleAt;
	private int generation;
	private long taken;
	private long given;

	BoardSocket(String path, BoardTime time, FaultPlayer faults, Consumer<BoardStopped.Cause> onStop) {
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
		talking = Optional.empty();
		ended = false;
		toHost.clear();
	}

	/** Stays on the bus; nobody listens any more, what was answered can still be fetched. */
	void stopListening() {
		function = Optional.empty();
	}

	/** As {@link #stopListening()}, where the software ends in good order, and is done with what it got. */
	void endListening() {
		stopListening();
		ended = true;
	}

	void shift(long nanos) {
		visibleAt += nanos;
		Deque<Waiting> shifted = new ArrayDeque<>();
		toHost.forEach(waiting -> shifted.add(new Waiting(waiting.readyAt + nanos, waiting.report, waiting.padded)));
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
		return isVisible()
				? face.map(shown -> new FoundBoard(path, Optional.of(shown.id), shown.mode, shown.product, "", ""))
				: Optional.empty();
	}

	BoardLine.Presence presence(BoardInterface side) {
		Optional<FoundBoard> shown = side == BoardInterface.USB ? found()
				: found().map(board -> new FoundBoard(path, Optional.empty(), board.mode(), "", "", ""));
		return new BoardLine.Presence(generation, shown);
	}

	/** Whether some software takes reports. */
	boolean isListening() {
		return function.isPresent();
	}

	/** Whether an answer can be fetched before a time on the clock. */
	boolean answersBefore(long limit) {
		return !toHost.isEmpty() && toHost.peek().readyAt <= limit;
	}

	/** When something changes or has changed here by itself after a time, on the clock; NEVER if nothing does. */
	long changeAfter(long since) {
		long next = BoardLine.NEVER;
		if (face.isPresent() && visibleAt > since) {
			next = visibleAt;
		}
		if (!toHost.isEmpty() && toHost.peek().readyAt > since) {
			next = Math.min(next, toHost.peek().readyAt);
		}
		if ((function.isPresent() || ended) && time.busyUntil() > since) {
			next = Math.min(next, time.busyUntil());
		}
		return next;
	}

	void send(byte[] report, int padded) {
		time.spend(REPORT_NANOS);
		toHost.add(new Waiting(time.busyUntil(), report, padded));
	}

	long taken() {
		return taken;
	}

	long given() {
		return given;
	}

	private boolean isGone(int channel) {
		return channel != generation || !isVisible();
	}

	private void requirePresent(int channel) throws ConnectionException {
		if (isGone(channel)) {
			throw new ConnectionException(Reason.GONE, "The board at " + path + " is no longer on the bus");
		}
	}

	private ConnectionException timedOut(String doing) {
		return new ConnectionException(Reason.TIMED_OUT, "The board at " + path + " did not " + doing + " in time");
	}

	private ConnectionException stalled() {
		return new ConnectionException(Reason.STALLED, "The board at " + path + " stalled the endpoint");
	}

	/** Whether the software is done with what it got. */
	boolean isDone(int channel) {
		return !isGone(channel) && (function.isPresent() || ended) && time.busyUntil() <= time.now();
	}

	/** What befalls bytes on the serial line. The board may have stopped then. */
	Optional<FaultEffect> befalls(FaultSite site, String name) {
		Optional<FaultEffect> fault = faults.at(site, name, -1);
		fault.flatMap(FaultEffect::stops).ifPresent(onStop);
		return fault;
	}

	/** A transfer takes place: what befalls it. The board may have stopped then. */
	private Optional<FaultEffect> transfer(FaultSite site) {
		Optional<FaultEffect> here = faults.at(site, "", -1);
		Optional<FaultEffect> any = faults.at(FaultSite.TRANSFER, "", -1);
		Optional<FaultEffect> fault = here.isPresent() ? here : any;
		fault.flatMap(FaultEffect::stops).ifPresent(onStop);
		return fault;
	}

	private static boolean is(Optional<FaultEffect> fault, FaultEffect.Kind kind) {
		return fault.isPresent() && fault.get().kind() == kind;
	}

	void write(int channel, byte[] report, Duration timeout) throws ConnectionException {
		requirePresent(channel);
		Optional<FaultEffect> fault = transfer(FaultSite.REPORT_OUT);
		requirePresent(channel);
		if (is(fault, FaultEffect.Kind.STALL)) {
			throw stalled();
		}
		long wait = time.busyUntil() - time.now();
		boolean elsewhere = talking.isPresent() && talking.get() != BoardInterface.USB;
		if (function.isEmpty() || elsewhere || wait > timeout.toNanos()) {
			time.clock().advance(timeout.toNanos());
			throw timedOut("take a report");
		}
		time.clock().advance(Math.max(wait, 0) + REPORT_NANOS);
		deliver(report, fault);
	}

	private void deliver(byte[] report, Optional<FaultEffect> fault) {
		if (is(fault, FaultEffect.Kind.DROP)) {
			return;
		}
		if (is(fault, FaultEffect.Kind.LATE)) {
			time.clock().advance(fault.get().first() * BoardTime.MILLISECOND);
		}
		receive(fault.isPresent() ? fault.get().applyTo(report) : report.clone());
		if (is(fault, FaultEffect.Kind.TWICE) && function.isPresent()) {
			receive(report.clone());
		}
	}

	private void receive(byte[] arrived) {
		taken++;
		try {
			function.get().receive(arrived);
		} catch (BoardStopped stop) {
			onStop.accept(stop.stopCause());
		}
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
			Fetch fetch = give(BoardInterface.USB, channel);
			switch (fetch.kind()) {
			case REPORT:
				return fetch.report();
			case NOTHING:
				break;
			case STALLED:
				throw stalled();
			case OVERFLOW:
				throw new ConnectionException(Reason.GARBLED,
						"The board at " + path + " sent more than a report, which the bus cut off");
			case GONE:
				requirePresent(channel);
				break;
			default:
				throw new IllegalStateException(fetch.kind().name());
			}
		}
	}

	Offer offer(BoardInterface side, int channel, byte[] report) {
		if (isGone(channel)) {
			return Offer.GONE;
		}
		if (function.isEmpty() || time.busyUntil() > time.now() || talking.isPresent() && talking.get() != side) {
			return Offer.NOT_YET;
		}
		Optional<FaultEffect> fault = transfer(FaultSite.REPORT_OUT);
		if (isGone(channel)) {
			return Offer.GONE;
		}
		if (is(fault, FaultEffect.Kind.STALL)) {
			return Offer.STALLED;
		}
		if (is(fault, FaultEffect.Kind.HANG)) {
			return Offer.NOT_YET;
		}
		talking = Optional.of(side);
		deliver(report, fault);
		return Offer.TAKEN;
	}

	Fetch fetch(BoardInterface side, int channel) {
		if (isGone(channel)) {
			return new Fetch(Fetch.Kind.GONE, NO_BYTES);
		}
		boolean elsewhere = talking.isPresent() && talking.get() != side;
		Fetch fetch = new Fetch(Fetch.Kind.NOTHING, NO_BYTES);
		// a report that was lost is not what the host waits for
		while (!elsewhere && fetch.kind() == Fetch.Kind.NOTHING && answersBefore(time.now())) {
			fetch = give(side, channel);
		}
		return fetch;
	}

	/** Gives the next report; nothing if it was lost, or the board hung over it and forgot all. */
	private Fetch give(BoardInterface side, int channel) {
		Optional<FaultEffect> fault = transfer(FaultSite.REPORT_IN);
		if (isGone(channel)) {
			return new Fetch(Fetch.Kind.GONE, NO_BYTES);
		}
		if (is(fault, FaultEffect.Kind.STALL)) {
			return new Fetch(Fetch.Kind.STALLED, NO_BYTES);
		}
		if (is(fault, FaultEffect.Kind.HANG)) {
			toHost.clear();
			return new Fetch(Fetch.Kind.NOTHING, NO_BYTES);
		}
		Waiting next = toHost.remove();
		byte[] report = next.on(side);
		if (is(fault, FaultEffect.Kind.LATE)) {
			toHost.addFirst(new Waiting(time.now() + fault.get().first() * BoardTime.MILLISECOND, next.report,
					next.padded));
			return new Fetch(Fetch.Kind.NOTHING, NO_BYTES);
		}
		if (is(fault, FaultEffect.Kind.TWICE)) {
			toHost.addFirst(next);
		}
		if (is(fault, FaultEffect.Kind.DROP)) {
			return new Fetch(Fetch.Kind.NOTHING, NO_BYTES);
		}
		given++;
		Fetch.Kind kind = is(fault, FaultEffect.Kind.BABBLE) ? Fetch.Kind.OVERFLOW : Fetch.Kind.REPORT;
		return new Fetch(kind, fault.isPresent() ? fault.get().applyTo(report) : report);
	}
}
