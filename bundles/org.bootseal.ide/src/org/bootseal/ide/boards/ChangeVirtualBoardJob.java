/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.boards;

import java.util.function.Consumer;

import org.bootseal.board.VirtualBoard;
import org.eclipse.core.runtime.SubMonitor;

/** Sets the pins of a virtual board, presses its keys, pulls its cable. */
public final class ChangeVirtualBoardJob extends HandsOnJob {

	private final Consumer<VirtualBoard> change;

	/**
	 * @param boards
	 *            where the board is attached
	 * @param board
	 *            a virtual board
	 * @param name
	 *            of the job, for the user
	 * @param change
	 *            what to do; called in the job
	 */
	public ChangeVirtualBoardJob(Boards boards, AttachedVirtualBoard board, String name,
			Consumer<VirtualBoard> change) {
		super(boards, board, name);
		this.change = change;
	}

	@Override
	protected void handle(VirtualBoard board, SubMonitor monitor) {
		change.accept(board);
	}
}
