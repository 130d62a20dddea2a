/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.connection.BusListener;
import org.bootseal.core.plan.MemoryTest.Sectors;
import org.bootseal.core.runlog.LoggedRun;
import org.bootseal.ide.boards.AttachedBoard;
import org.bootseal.ide.boards.Boards;
import org.bootseal.ide.boards.BoardsListener;
import org.bootseal.ide.memory.MemoryTestJob;
import org.bootseal.ide.memory.MemoryTestSettings;
import org.bootseal.ide.run.RunLog;
import org.bootseal.ide.run.RunLogListener;
import org.bootseal.ide.run.RunPosition;
import org.eclipse.core.resources.IFile;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.ide.ResourceUtil;

/** The tests of one editor's file on boards: begins them, and knows how the last one goes or went. Not thread-safe. */
final class BoardTest {

	private final MemoryEditor editor;
	private final Boards boards;
	private final RunLog log;
	private final BusListener.Registration following;
	private final Display display = Display.getCurrent();
	private final BoardsListener boardsListener = () -> later(Optional.empty());
	private final RunLogListener logListener = new RunLogListener() {
		@Override
		public void runStarted(LoggedRun run) {
			later(Optional.empty());
		}

		@Override
		public void runChanged(LoggedRun run, RunPosition now) {
			if (run.file().equals(file)) {
				later(Optional.of(now));
			}
		}

		@Override
		public void runEnded(LoggedRun run) {
			later(Optional.empty());
		}

		@Override
		public void logChanged() {
			later(Optional.empty());
		}
	};
	private volatile String file;
	private Runnable changed = () -> {
		// nobody shows it yet
	};
	private Optional<RunPosition> position = Optional.empty();
	private Sectors sectors = Sectors.NONE;
	private String board = ""; //$NON-NLS-1$
	private boolean closed;

	BoardTest(MemoryEditor editor) {
		this.editor = editor;
		boards = editor.getSite().getService(Boards.class);
		log = editor.getSite().getService(RunLog.class);
		file = file(editor);
		boards.addListener(boardsListener);
		following = boards.follow();
		log.addListener(logListener);
	}

	private static String file(IEditorPart editor) {
		IFile inWorkspace = ResourceUtil.getFile(editor.getEditorInput());
		return inWorkspace == null ? ((MemoryEditor) editor).model().source().location().toOSString()
				: inWorkspace.getFullPath().toString();
	}

	/**
	 * @param listener
	 *            called when {@link #last()}, {@link #position()} or {@link #boardNames()} give something else
	 */
	void onChange(Runnable listener) {
		changed = listener;
	}

	void close() {
		closed = true;
		following.close();
		boards.removeListener(boardsListener);
		log.removeListener(logListener);
	}

	private void later(Optional<RunPosition> now) {
		if (!display.isDisposed()) {
			display.asyncExec(() -> {
				if (!closed) {
					position = now;
					changed.run();
				}
			});
		}
	}

	/** @return the last test of this file; empty if there was none */
	Optional<LoggedRun> last() {
		return log.runs().stream().filter(run -> run.file().equals(file)).findFirst();
	}

	/** @return how far the test is that is going on; empty if that is not known or none is */
	Optional<RunPosition> position() {
		return position;
	}

	/** @return the boards that can be chosen */
	List<String> boardNames() {
		List<String> names = new ArrayList<>(boards.boards().stream().map(AttachedBoard::name).toList());
		// with boards that have other names, this might stand for one of them
		if (names.isEmpty()) {
			names.add(Boards.DEFAULT_BOARD);
		}
		return names;
	}

	/** @return the board that was chosen, or the first one */
	String board() {
		return boardNames().contains(board) ? board : boardNames().get(0);
	}

	void setBoard(String name) {
		board = name;
	}

	/** @return what is erased and restored */
	Sectors sectors() {
		return sectors;
	}

	void setSectors(Sectors sectors) {
		this.sectors = sectors;
	}

	/** Saves the file and begins a test of it, in the background. */
	void start() {
		if (!editor.getSite().getPage().saveEditor(editor, false) || editor.isDirty()) {
			return;
		}
		file = file(editor);
		boolean isAttached = boards.boards().stream().map(AttachedBoard::name)
				.anyMatch(board()::equals);
		new MemoryTestJob(boards, log, new MemoryTestSettings(editor.model().source().location(), file,
				isAttached ? board() : "virtual", sectors)).schedule(); //$NON-NLS-1$
	}
}
