/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.uart;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

import org.bootseal.board.VirtualBoard;
import org.bootseal.core.connection.BoardChannel;
import org.bootseal.core.connection.BoardFinder;
import org.bootseal.core.connection.BoardMode;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.FoundBoard;

/** A board at the end of a serial line, in this thread; what runs on it is seen, not asked for. */
final class PumpedBoard implements BoardFinder {

	/** The board takes a moment of real time to start or to reset; how long a wait lasts for the run is its own. */
	private static final long MOMENT = 1_000_000;

	private final VirtualBoard board;
	private PumpedLine line;
	private long passed;

	PumpedBoard(VirtualBoard board) {
		this.board = board;
	}

	@Override
	public List<FoundBoard> find() {
		Optional<BoardMode> mode = switch (board.power()) {
		case FLASHLOADER -> Optional.of(BoardMode.FLASHLOADER);
		case ROM -> Optional.of(BoardMode.ROM);
		default -> Optional.empty();
		};
		return mode.map(runs -> List.of(new FoundBoard("uart:here", Optional.empty(), runs, "", "", "")))
				.orElse(List.of());
	}

	@Override
	public BoardChannel open(FoundBoard found) throws ConnectionException {
		passed = nanoTime();
		line = new PumpedLine(board);
		return line;
	}

	@Override
	public void awaitChange(Duration longest) {
		passed += longest.toNanos();
		LockSupport.parkNanos(MOMENT);
	}

	@Override
	public long nanoTime() {
		return passed + (line == null ? 0 : line.now());
	}
}
