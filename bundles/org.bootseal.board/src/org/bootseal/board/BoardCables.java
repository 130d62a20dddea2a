/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board;

import java.util.EnumMap;
import java.util.Map;

import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.ConnectionException.Reason;

/** The cables that are plugged into a board, and who wants to be told of changes at their other ends. */
final class BoardCables {

	private final Map<BoardInterface, BoardLine> lines = new EnumMap<>(BoardInterface.class);
	private final Map<BoardInterface, Runnable> listeners = new EnumMap<>(BoardInterface.class);

	/** What is said to one who comes second. */
	static ConnectionException busy(BoardSpec spec) {
		return new ConnectionException(Reason.BUSY, "The board at " + spec.path() + " is in use by another program");
	}

	boolean isPlugged(BoardInterface side) {
		return lines.containsKey(side);
	}

	void plug(BoardInterface side, BoardLine line) {
		lines.put(side, line);
	}

	/** Takes a cable out, if it is still the one that is there. */
	void unplug(BoardInterface side, BoardLine line) {
		if (lines.remove(side, line)) {
			listeners.remove(side);
		}
	}

	void listen(BoardInterface side, Runnable listener) {
		listeners.put(side, listener);
	}

	void wakeAll() {
		listeners.values().forEach(Runnable::run);
	}

	/** Wakes all but those at one side, who know already. */
	void wakeOthers(BoardInterface side) {
		listeners.forEach((each, listener) -> {
			if (each != side) {
				listener.run();
			}
		});
	}
}
