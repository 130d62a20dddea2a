/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.boards;

import java.io.IOException;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.CancelledException;
import org.bootseal.core.device.Device;
import org.bootseal.core.flexspi.Fcb;
import org.bootseal.core.mboot.MbootException;
import org.bootseal.core.sdp.SdpException;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.osgi.util.NLS;

/** Reads the FCB in the flash of a board on which a flashloader runs. Changes nothing on the board. */
public final class ReadFcbJob extends BoardJob {

	private final Device device;
	private volatile Optional<Fcb> fcb = Optional.empty();

	/**
	 * @param boards
	 *            where the board is attached
	 * @param board
	 *            the board to read
	 * @param device
	 *            its processor, which says where the FCB stands
	 */
	public ReadFcbJob(Boards boards, AttachedBoard board, Device device) {
		super(boards, board, NLS.bind(Messages.ReadFcbJob_name, board.name()));
		this.device = device;
	}

	@Override
	protected void talk(SubMonitor monitor) throws IOException, BadInputException, MbootException, SdpException,
			CancelledException, InterruptedException {
		fcb = Optional.of(new BoardReader(board(), monitor).fcb(device));
	}

	@Override
	protected boolean isLook() {
		return true;
	}

	/** @return the block; empty before the job is done, or if it failed */
	public Optional<Fcb> fcb() {
		return fcb;
	}
}
