/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.boards;

import java.io.IOException;
import java.util.Arrays;

import org.bootseal.board.VirtualBoard;
import org.bootseal.core.BadInputException;
import org.bootseal.ide.BootsealIde;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.core.runtime.jobs.ISchedulingRule;
import org.eclipse.core.runtime.jobs.Job;

/**
 * Does something with a virtual board that hands would do with a real one. Hands wait for nobody: if another job talks
 * with the board when this one is made, it does without the board's rule, and leaves it to the other one to keep what
 * becomes of the board.
 */
public abstract class HandsOnJob extends BoardJob {

	private final AttachedVirtualBoard board;

	/**
	 * @param boards
	 *            where the board is attached
	 * @param board
	 *            a virtual board
	 * @param name
	 *            of the job, for the user
	 */
	protected HandsOnJob(Boards boards, AttachedVirtualBoard board, String name) {
		super(boards, board, name);
		this.board = board;
		if (isInUse(board.rule())) {
			setRule(null);
		}
	}

	private static boolean isInUse(ISchedulingRule rule) {
		return Arrays.stream(Job.getJobManager().find(BootsealIde.JOB_FAMILY))
				.anyMatch(job -> job.getState() == Job.RUNNING && rule.equals(job.getRule()));
	}

	/**
	 * Does it.
	 *
	 * @param board
	 *            the virtual board
	 * @param monitor
	 *            asked whether to go on
	 * @throws IOException
	 *             if a file can't be read
	 * @throws BadInputException
	 *             if something that the user gave is wrong
	 */
	protected abstract void handle(VirtualBoard board, SubMonitor monitor) throws IOException, BadInputException;

	@Override
	protected final void talk(SubMonitor monitor) throws IOException, BadInputException {
		handle(board.virtual().orElseThrow(() -> new BadInputException(board.problem().orElse(""))), monitor);
	}
}
