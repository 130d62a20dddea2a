/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.boards;

import java.util.Optional;

import org.bootseal.board.BoardSpec;
import org.bootseal.core.BadInputException;
import org.bootseal.core.connection.BoardAddress;
import org.bootseal.ide.StatusConverter;
import org.bootseal.ide.boards.Boards;
import org.bootseal.ide.boards.KeptBoard;
import org.bootseal.ui.BackgroundJob;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.Path;
import org.eclipse.osgi.util.NLS;

/** Attaches, detaches and renames boards in the background. */
public final class BoardsWork {

	private BoardsWork() {
	}

	/**
	 * Attaches the default virtual board, if it is not attached already.
	 *
	 * @param boards
	 *            where
	 */
	public static void attachDefault(Boards boards) {
		schedule(Messages.BoardsWork_attaching, monitor -> boards.resolve("virtual", Path.ROOT.toPath()));
	}

	/** Attaches a virtual board: a fresh one that is kept in this workspace, or the one that is kept in a file. */
	static void attach(Boards boards, String name, Optional<String> file, String board) {
		schedule(Messages.BoardsWork_attaching, monitor -> {
			BoardSpec fresh = spec(board);
			if (file.isPresent()) {
				boards.attachFile(file.get(), name, fresh);
			} else {
				boards.attach(fresh, name);
			}
		});
	}

	private static BoardSpec spec(String board) throws CoreException {
		try {
			return BoardSpec.named(board);
		} catch (BadInputException e) {
			throw new CoreException(StatusConverter.toStatus(e));
		}
	}

	/** Attaches the board on a serial line, without a look at it. */
	static void attach(Boards boards, String name, BoardAddress.Uart line) {
		schedule(NLS.bind(Messages.BoardsWork_attachingLine, line),
				monitor -> boards.attachLine(line, name));
	}

	/** Takes a board off the list. */
	static void detach(Boards boards, KeptBoard board) {
		schedule(NLS.bind(Messages.BoardsWork_detaching, board.name()), monitor -> boards.detach(board));
	}

	/** Gives a board another name. */
	static void rename(Boards boards, KeptBoard board, String name) {
		schedule(NLS.bind(Messages.BoardsWork_renaming, board.name()), monitor -> boards.rename(board, name));
	}

	private static void schedule(String name, ICoreRunnable work) {
		new BackgroundJob(name, work).schedule();
	}
}
