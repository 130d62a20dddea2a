/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.boards;

import java.io.IOException;
import java.util.List;

import org.bootseal.core.BadInputException;
import org.bootseal.core.CancelledException;
import org.bootseal.core.mboot.MbootException;
import org.bootseal.core.sdp.SdpException;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.osgi.util.NLS;

/**
 * Reads all fuse words of a board: from a flashloader if one runs, else from the shadow registers, which the ROM of an
 * open part shows. Changes nothing on the board.
 */
public final class ReadFusesJob extends BoardJob {

	private volatile List<FuseReading> fuses = List.of();

	/**
	 * @param boards
	 *            where the board is attached
	 * @param board
	 *            the board to read
	 */
	public ReadFusesJob(Boards boards, AttachedBoard board) {
		super(boards, board, NLS.bind(Messages.ReadFusesJob_name, board.name()));
	}

	@Override
	protected void talk(SubMonitor monitor) throws IOException, BadInputException, MbootException, SdpException,
			CancelledException, InterruptedException {
		fuses = new BoardReader(board(), monitor).fuses();
	}

	@Override
	protected boolean isLook() {
		return true;
	}

	/** @return the words in their order; empty before the job is done, or if it failed */
	public List<FuseReading> fuses() {
		return fuses;
	}
}
