/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.bootseal.board.silicon.BoardTime;
import org.bootseal.board.silicon.VirtualClock;
import org.bootseal.core.connection.BoardFinder;
import org.bootseal.core.connection.BootWitness;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.ConnectionException.Reason;
import org.bootseal.core.connection.FoundBoard;
import org.bootseal.core.connection.HidChannel;

/** A bus with virtual boards on it. All boards share its clock, on which time passes only by what the host does. */
public final class VirtualBoards implements BoardFinder {

	/** Longest step of {@link #awaitChange(Duration)}: so a host that looks again and again sees each change. */
	private static final Duration STEP = Duration.ofMillis(100);

	private final List<VirtualBoard> boards;
	private final VirtualClock clock;

	/**
	 * @param boards
	 *            the boards, each on a path of its own
	 */
	public VirtualBoards(List<VirtualBoard> boards) {
		this.boards = List.copyOf(boards);
		this.clock = boards.isEmpty() ? new VirtualClock(0) : boards.get(0).clock();
		Set<String> paths = new HashSet<>();
		for (VirtualBoard board : this.boards) {
			if (!paths.add(board.spec().path())) {
				throw new IllegalArgumentException("two boards at " + board.spec().path());
			}
			board.join(clock);
		}
	}

	/**
	 * @param board
	 *            the only board on the bus
	 * @return the bus
	 */
	public static VirtualBoards of(VirtualBoard board) {
		return new VirtualBoards(List.of(board));
	}

	/** @return the boards, on the bus or not */
	public List<VirtualBoard> boards() {
		return boards;
	}

	@Override
	public List<FoundBoard> find() throws ConnectionException {
		List<FoundBoard> found = new ArrayList<>();
		boards.forEach(board -> board.found().ifPresent(found::add));
		return found;
	}

	@Override
	public HidChannel open(FoundBoard board) throws ConnectionException {
		for (VirtualBoard candidate : boards) {
			Optional<FoundBoard> now = candidate.found();
			if (now.isPresent() && now.get().path().equals(board.path()) && now.get().usbId().equals(board.usbId())) {
				return candidate.openChannel();
			}
		}
		throw new ConnectionException(Reason.GONE, "There is no " + board.bus() + " at " + board.path());
	}

	@Override
	public void awaitChange(Duration longest) throws InterruptedException {
		if (Thread.interrupted()) {
			throw new InterruptedException();
		}
		Duration step = longest.compareTo(STEP) < 0 ? longest : STEP;
		clock.advance(Math.max(step.toNanos(), BoardTime.MICROSECOND));
	}

	@Override
	public long nanoTime() {
		return clock.now();
	}

	@Override
	public Optional<BootWitness> witness(FoundBoard board) {
		return boards.stream().filter(candidate -> candidate.spec().path().equals(board.path())).findFirst()
				.map(BootWitness.class::cast);
	}
}
