/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.util.List;

/**
 * Talks with the flashloader, deciding by each answer what comes next. A script can't do that, so it leaves the step
 * out.
 *
 * @param id
 *            a short name that never changes, for records and filters
 * @param title
 *            what the step does, one line in the imperative
 * @param start
 *            starts the flashloader anew after a reset
 * @param reset
 *            resets the board
 * @param work
 *            what is talked about
 */
public record TalkStep(String id, String title, StartFlashloaderStep start, BoardCommand.Reset reset, Work work)
		implements Step {

	/** What is talked about with a board. */
	@FunctionalInterface
	public interface Work {
		/**
		 * @param board
		 *            the board; usable until this returns
		 * @throws TalkEnd
		 *             if the talk can't go on
		 */
		void talk(BoardTalk board) throws TalkEnd;
	}

	@Override
	public List<BoardCommand> commands() {
		return List.of();
	}

	@Override
	public <E extends Exception> void accept(StepVisitor<E> visitor) throws E {
		visitor.talk(this);
	}
}
