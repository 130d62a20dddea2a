/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.boards;

import java.io.IOException;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.CancelledException;
import org.bootseal.core.mboot.MbootException;
import org.bootseal.core.sdp.SdpException;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.osgi.util.NLS;

/** Looks what a board is doing: its mode, its processor, whether HAB is closed. Changes nothing on the board. */
public final class ReadBoardJob extends BoardJob {

	private volatile BoardReading reading;

	/**
	 * @param boards
	 *            where the board is attached
	 * @param board
	 *            the board to look at
	 */
	public ReadBoardJob(Boards boards, AttachedBoard board) {
		super(boards, board, NLS.bind(Messages.ReadBoardJob_name, board.name()));
		setSystem(true);
	}

	@Override
	protected void talk(SubMonitor monitor) throws IOException, BadInputException, MbootException, SdpException,
			CancelledException, InterruptedException {
		reading = new BoardReader(board(), monitor).read();
	}

	@Override
	protected boolean isLook() {
		return true;
	}

	/** @return what the look told; empty before the job is done, or if it failed */
	public Optional<BoardReading> reading() {
		return Optional.ofNullable(reading);
	}
}
