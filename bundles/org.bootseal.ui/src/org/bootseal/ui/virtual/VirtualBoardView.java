/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.virtual;

import java.util.List;
import java.util.function.Consumer;

import org.bootseal.core.runlog.LoggedRun;
import org.bootseal.board.VirtualBoard;
import org.bootseal.ide.boards.AttachedVirtualBoard;
import org.bootseal.ide.boards.BoardSnapshot;
import org.bootseal.ide.boards.Boards;
import org.bootseal.ide.boards.BoardsListener;
import org.bootseal.ide.boards.ChangeVirtualBoardJob;
import org.bootseal.ide.boards.LoadFaultsJob;
import org.bootseal.ide.boards.Pace;
import org.bootseal.ide.run.RunLog;
import org.bootseal.ide.run.RunLogListener;
import org.bootseal.ide.run.RunPosition;
import org.bootseal.ui.HelpContexts;
import org.bootseal.ui.boards.BoardsView;
import org.bootseal.ui.boards.BoardsWork;
import org.bootseal.ui.tables.CopySource;
import org.bootseal.ui.tables.EmptyPage;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.ISelectionListener;
import org.eclipse.ui.part.ViewPart;

/** Shows a virtual board from inside, live while a run goes on, and lets hands on it. */
public final class VirtualBoardView extends ViewPart {

	/** Identifier of the view. */
	public static final String ID = "org.bootseal.ui.virtualBoard";

	private final BoardSelection selection = new BoardSelection();
	private final SnapshotJob snapshots = new SnapshotJob((board, snapshot) -> later(() -> show(board, snapshot)));
	private final BoardsListener boardsListener = () -> later(this::showBoards);
	private final ISelectionListener follow = (part, selected) -> {
		if (selected instanceof IStructuredSelection chosen
				&& chosen.getFirstElement() instanceof AttachedVirtualBoard board) {
			show(board);
		}
	};
	private final RunLogListener runListener = new RunLogListener() {
		@Override
		public void runStarted(LoggedRun run) {
			moments.begins(run);
			later(() -> follow(run));
		}

		@Override
		public void runChanged(LoggedRun run, RunPosition position) {
			snapshots.takeSoon();
		}
	};
	private Boards boards;
	private RunLog log;
	private FlashMoments moments;
	private Display display;
	private Composite stack;
	private Control empty;
	private BoardPage page;
	private AttachedVirtualBoard shown;

	@Override
	public void createPartControl(Composite parent) {
		boards = getSite().getService(Boards.class);
		log = getSite().getService(RunLog.class);
		moments = new FlashMoments(boards);
		display = parent.getDisplay();
		stack = new Composite(parent, SWT.NONE);
		HelpContexts.attach(stack, HelpContexts.VIRTUAL_BOARD_VIEW);
		stack.setLayout(new StackLayout());
		empty = EmptyPage.create(stack, Messages.VirtualBoardView_empty, Messages.VirtualBoardView_attach,
				() -> BoardsWork.attachDefault(boards));
		page = new BoardPage(stack, new ViewHands());
		getSite().setSelectionProvider(selection);
		boards.addListener(boardsListener);
		log.addListener(runListener);
		getSite().getPage().addSelectionListener(BoardsView.ID, follow);
		showBoards();
	}

	private List<AttachedVirtualBoard> virtualBoards() {
		return boards.boards().stream().filter(AttachedVirtualBoard.class::isInstance)
				.map(AttachedVirtualBoard.class::cast).toList();
	}

	private void showBoards() {
		List<AttachedVirtualBoard> all = virtualBoards();
		if (all.isEmpty()) {
			shown = null;
			top(empty);
			return;
		}
		show(all.contains(shown) ? shown : all.get(0));
	}

	/**
	 * Shows another board.
	 *
	 * @param board
	 *            an attached virtual board; nothing happens if it is none
	 */
	public void show(AttachedVirtualBoard board) {
		List<AttachedVirtualBoard> all = virtualBoards();
		if (all.contains(board)) {
			shown = board;
			page.panel().show(all, board);
			top(page.control());
			selection.select(board);
			snapshots.take(board);
		}
	}

	private void show(AttachedVirtualBoard board, BoardSnapshot snapshot) {
		if (board == shown) {
			page.show(snapshot, moments.since(board, snapshot));
		}
	}

	/** Who starts a run wants to see its board. */
	private void follow(LoggedRun run) {
		virtualBoards().stream().filter(board -> board.name().equals(run.board())).findFirst().ifPresent(this::show);
	}

	private void top(Control control) {
		StackLayout layout = (StackLayout) stack.getLayout();
		if (layout.topControl != control) {
			layout.topControl = control;
			stack.layout();
		}
	}

	private void later(Runnable update) {
		if (!display.isDisposed()) {
			display.asyncExec(() -> {
				if (!stack.isDisposed()) {
					update.run();
				}
			});
		}
	}

	private void schedule(Job job) {
		job.addJobChangeListener(new JobChangeAdapter() {
			@Override
			public void done(IJobChangeEvent event) {
				snapshots.takeSoon();
			}
		});
		job.schedule();
	}

	@Override
	public <T> T getAdapter(Class<T> adapter) {
		if (adapter == CopySource.class) {
			return adapter.cast((CopySource) page::copyText);
		}
		return super.getAdapter(adapter);
	}

	@Override
	public void setFocus() {
		if (shown == null) {
			empty.setFocus();
		} else {
			page.setFocus();
		}
	}

	@Override
	public void dispose() {
		if (log != null) {
			boards.removeListener(boardsListener);
			log.removeListener(runListener);
			getSite().getPage().removeSelectionListener(BoardsView.ID, follow);
		}
		snapshots.cancel();
		super.dispose();
	}

	/** Hands on the board that is shown. */
	private final class ViewHands implements BoardPanel.Hands {

		@Override
		public void choose(int index) {
			show(virtualBoards().get(index));
		}

		@Override
		public void handle(String name, Consumer<VirtualBoard> change) {
			schedule(new ChangeVirtualBoardJob(boards, shown, NLS.bind(name, shown.name()), change));
		}

		@Override
		public void loadFaults(String file) {
			schedule(new LoadFaultsJob(boards, shown, file));
		}

		@Override
		public void pace(Pace pace) {
			shown.setPace(pace);
		}
	}
}
