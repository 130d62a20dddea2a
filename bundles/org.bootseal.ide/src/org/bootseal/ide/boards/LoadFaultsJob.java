/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.boards;

import java.io.IOException;
import java.nio.file.Path;

import org.bootseal.board.VirtualBoard;
import org.bootseal.board.fault.FaultScript;
import org.bootseal.core.BadInputException;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.osgi.util.NLS;

/** Lets the faults of a script befall a virtual board from now on. */
public final class LoadFaultsJob extends HandsOnJob {

	private final String script;

	/**
	 * @param boards
	 *            where the board is attached
	 * @param board
	 *            a virtual board
	 * @param script
	 *            the file with the faults, in YAML
	 */
	public LoadFaultsJob(Boards boards, AttachedVirtualBoard board, String script) {
		super(boards, board, NLS.bind(Messages.LoadFaultsJob_name, board.name()));
		this.script = script;
	}

	@Override
	protected void handle(VirtualBoard board, SubMonitor monitor) throws IOException, BadInputException {
		board.faults(FaultScript.read(Path.of(script)));
	}
}
