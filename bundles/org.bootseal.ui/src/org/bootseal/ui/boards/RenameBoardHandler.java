/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.boards;

import java.util.Optional;

import org.bootseal.ide.boards.AttachedBoard;
import org.bootseal.ide.boards.Boards;
import org.bootseal.ide.boards.KeptBoard;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.handlers.HandlerUtil;

/** Asks for another name of the selected board. */
public final class RenameBoardHandler extends BoardHandler {

	@Override
	void execute(ExecutionEvent event, Boards boards, AttachedBoard board) throws ExecutionException {
		if (!(board instanceof KeptBoard kept)) {
			return;
		}
		InputDialog dialog = new InputDialog(HandlerUtil.getActiveShellChecked(event),
				Messages.RenameBoardHandler_title, Messages.RenameBoardHandler_label, board.name(),
				name -> problem(boards, board, name).orElse(null));
		if (dialog.open() == Window.OK && !dialog.getValue().strip().equals(board.name())) {
			BoardsWork.rename(boards, kept, dialog.getValue());
		}
	}

	/** Returns the first name of a pattern, which has a place for a number, that no board has. */
	static String freeName(Boards boards, String pattern) {
		int number = 1;
		while (problem(boards, null, NLS.bind(pattern, Integer.valueOf(number))).isPresent()) {
			number++;
		}
		return NLS.bind(pattern, Integer.valueOf(number));
	}

	/** Says why a board can't have a name; null stands for a board that is not attached yet. */
	static Optional<String> problem(Boards boards, AttachedBoard board, String name) {
		if (name.isBlank()) {
			return Optional.of(Messages.RenameBoardHandler_blank);
		}
		boolean isTaken = boards.boards().stream()
				.anyMatch(other -> other != board && other.name().equalsIgnoreCase(name.strip()));
		return isTaken ? Optional.of(NLS.bind(Messages.RenameBoardHandler_taken, name.strip())) : Optional.empty();
	}
}
