/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.boards;

import java.io.IOException;

import org.bootseal.core.BadInputException;
import org.bootseal.core.CancelledException;
import org.bootseal.core.mboot.MbootException;
import org.bootseal.core.sdp.SdpException;
import org.bootseal.ide.BootsealIde;
import org.bootseal.ide.StatusConverter;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.core.runtime.jobs.Job;

/**
 * Something done with one board, alone. What becomes of a virtual board is kept at the end, however that was, unless
 * the job only looks.
 */
public abstract class BoardJob extends Job {

	private final Boards boards;
	private final AttachedBoard board;

	/**
	 * @param boards
	 *            where the board is attached
	 * @param board
	 *            the board
	 * @param name
	 *            of the job, for the user
	 */
	protected BoardJob(Boards boards, AttachedBoard board, String name) {
		super(name);
		this.boards = boards;
		this.board = board;
		setRule(board.rule());
	}

	/** @return the board */
	public AttachedBoard board() {
		return board;
	}

	/**
	 * Does it.
	 *
	 * @param monitor
	 *            asked whether to go on
	 * @throws IOException
	 *             if the board is gone or does not answer
	 * @throws BadInputException
	 *             if it can't be done with this board
	 * @throws MbootException
	 *             if a flashloader refuses
	 * @throws SdpException
	 *             if a ROM refuses
	 * @throws CancelledException
	 *             if the user ended it
	 * @throws InterruptedException
	 *             if the thread was interrupted
	 */
	protected abstract void talk(SubMonitor monitor) throws IOException, BadInputException, MbootException,
			SdpException, CancelledException, InterruptedException;

	/** @return whether the job changes nothing on the board, so that there is nothing to keep and nothing to tell */
	protected boolean isLook() {
		return false;
	}

	@Override
	protected final IStatus run(IProgressMonitor monitor) {
		boolean isAlone = getRule() != null;
		try {
			if (isAlone) {
				boards.refresh(board);
			}
			IStatus talked = talked(SubMonitor.convert(monitor));
			if (isAlone && !isLook()) {
				boards.save(board);
			}
			return talked;
		} catch (CoreException e) {
			return e.getStatus();
		} finally {
			if (isAlone) {
				board.hangUp();
			}
		}
	}

	private IStatus talked(SubMonitor monitor) {
		try {
			talk(monitor);
			return Status.OK_STATUS;
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			return Status.CANCEL_STATUS;
		} catch (IOException | BadInputException | MbootException | SdpException | CancelledException e) {
			return StatusConverter.toStatus(e);
		}
	}

	@Override
	public boolean belongsTo(Object family) {
		return family == BootsealIde.JOB_FAMILY;
	}
}
