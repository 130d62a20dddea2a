/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.virtual;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.bootseal.core.runlog.LoggedRun;
import org.bootseal.ide.boards.AttachedBoard;
import org.bootseal.ide.boards.AttachedVirtualBoard;
import org.bootseal.ide.boards.BoardSnapshot;
import org.bootseal.ide.boards.Boards;

/** Remembers how the flash of each board was when its last run began, so that the map shows what this run did. */
final class FlashMoments {

	private final Boards boards;
	private final Map<String, Integer> moments = new ConcurrentHashMap<>();

	FlashMoments(Boards boards) {
		this.boards = boards;
	}

	/** A run begins; called in its own thread. */
	void begins(LoggedRun run) {
		for (AttachedBoard board : boards.boards()) {
			if (board instanceof AttachedVirtualBoard virtual && board.name().equals(run.board())) {
				virtual.virtual()
						.ifPresent(now -> moments.put(board.id(), Integer.valueOf(now.flashMap().moment())));
			}
		}
	}

	/** Returns since when changes count. A board that was read from its file again has begun a new life. */
	int since(AttachedVirtualBoard board, BoardSnapshot snapshot) {
		int moment = moments.getOrDefault(board.id(), Integer.valueOf(0)).intValue();
		return moment > snapshot.flash().moment() ? 0 : moment;
	}
}
