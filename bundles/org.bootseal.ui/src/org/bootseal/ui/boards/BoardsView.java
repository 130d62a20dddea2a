/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.boards;

import java.util.List;

import org.bootseal.ide.boards.AttachedBoard;
import org.bootseal.ide.boards.Boards;
import org.bootseal.ide.run.RunLog;
import org.bootseal.ui.CommandCall;
import org.bootseal.ui.HelpContexts;
import org.bootseal.ui.tables.ColumnTree;
import org.bootseal.ui.tables.CopySource;
import org.bootseal.ui.tables.EmptyPage;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.part.ViewPart;

/** Lists the attached boards: what each is doing, whether it is closed, and what runs on it now. */
public final class BoardsView extends ViewPart {

	/** Identifier of the view, and of its context menu. */
	public static final String ID = "org.bootseal.ui.boards";

	private BoardWatch watch;
	private BoardTexts texts;
	private ColumnTree<AttachedBoard> table;
	private Notice notice;
	private Composite stack;
	private Control empty;

	@Override
	public void createPartControl(Composite parent) {
		Boards boards = getSite().getService(Boards.class);
		watch = new BoardWatch(boards, getSite().getService(RunLog.class), parent.getDisplay(), this::show);
		texts = new BoardTexts(watch);
		Composite area = new Composite(parent, SWT.NONE);
		HelpContexts.attach(area, HelpContexts.BOARDS_VIEW);
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(area);
		notice = new Notice(area);
		stack = new Composite(area, SWT.NONE);
		stack.setLayout(new StackLayout());
		GridDataFactory.fillDefaults().grab(true, true).applyTo(stack);
		empty = EmptyPage.create(stack, Messages.BoardsView_empty, Messages.BoardsView_attach,
				() -> BoardsWork.attachDefault(boards));
		table = new ColumnTree<>(stack, AttachedBoard.class, texts.columns(), AttachedBoard::id, board -> List.of(),
				texts::toolTip);
		Tree tree = table.viewer().getTree();
		MenuManager menu = new MenuManager();
		tree.setMenu(menu.createContextMenu(tree));
		getSite().registerContextMenu(ID, menu, table.viewer());
		getSite().setSelectionProvider(table.viewer());
		table.viewer().addDoubleClickListener(event -> openSelected());
		watch.open();
	}

	private void openSelected() {
		CommandCall.execute(getSite(), ShowVirtualBoardHandler.COMMAND);
	}

	private void show() {
		List<AttachedBoard> boards = watch.boards();
		table.show(boards);
		notice.show(texts.problem());
		StackLayout layout = (StackLayout) stack.getLayout();
		Control top = boards.isEmpty() ? empty : table.control();
		if (layout.topControl != top) {
			layout.topControl = top;
			stack.layout();
		}
	}

	/** Looks at all boards again. */
	void refresh() {
		watch.ask();
	}

	@Override
	public <T> T getAdapter(Class<T> adapter) {
		if (adapter == CopySource.class) {
			return adapter.cast((CopySource) table::copyText);
		}
		return super.getAdapter(adapter);
	}

	@Override
	public void setFocus() {
		Control top = ((StackLayout) stack.getLayout()).topControl;
		if (top == empty) {
			empty.setFocus();
		} else {
			table.setFocus();
		}
	}

	@Override
	public void dispose() {
		if (watch != null) {
			watch.close();
		}
		super.dispose();
	}
}
