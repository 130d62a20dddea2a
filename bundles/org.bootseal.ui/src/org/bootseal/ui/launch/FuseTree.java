/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.launch;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.bootseal.core.otp.FuseCheck;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.resource.JFaceColors;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;
import org.eclipse.swt.widgets.TreeItem;

/** Shows the fuse words that will be burnt, and below each word its bits. */
final class FuseTree {

	private static final int MOST_ROWS = 16;

	/** Rows may turn out higher than they are before they are painted. */
	private static final int SPARE_ROWS = 3;

	private static final int PADDING = 16;
	private static final int INDENT = 40;

	private final Tree tree;
	private final List<FuseRow> rows;

	/** Makes the table below its label. */
	static void create(Composite parent, List<FuseCheck> fuses) {
		FuseTree table = new FuseTree(parent, fuses);
		table.createMenu();
	}

	private FuseTree(Composite parent, List<FuseCheck> fuses) {
		rows = fuses.stream().map(FuseRow::of).toList();
		Label label = new Label(parent, SWT.NONE);
		label.setText(Messages.FuseTree_label);
		tree = new Tree(parent, SWT.BORDER | SWT.FULL_SELECTION | SWT.MULTI);
		tree.setHeaderVisible(true);
		tree.setLinesVisible(true);
		for (String title : List.of(Messages.FuseTree_fuse, Messages.FuseTree_word, Messages.FuseTree_now,
				Messages.FuseTree_after, Messages.FuseTree_mask, Messages.FuseTree_group)) {
			new TreeColumn(tree, SWT.LEFT).setText(title);
		}
		for (FuseRow row : rows) {
			TreeItem item = new TreeItem(tree, SWT.NONE);
			fill(item, row);
			for (FuseRow bit : row.bits()) {
				fill(new TreeItem(item, SWT.NONE), bit);
			}
			item.setExpanded(true);
		}
		setWidths();
		int lines = rows.stream().mapToInt(row -> 1 + row.bits().size()).sum();
		GridDataFactory.fillDefaults().grab(true, true)
				.hint(SWT.DEFAULT,
						(Math.min(MOST_ROWS, lines) + SPARE_ROWS) * tree.getItemHeight() + tree.getHeaderHeight())
				.applyTo(tree);
	}

	/** Measures the rows itself: a column that is packed takes no notice of rows that were not painted yet. */
	private void setWidths() {
		GC gc = new GC(tree);
		for (int i = 0; i < tree.getColumnCount(); i++) {
			int column = i;
			int width = gc.textExtent(tree.getColumn(i).getText()).x;
			width = Math.max(width, rows.stream().flatMap(row -> row.lines().stream())
					.mapToInt(line -> gc.textExtent(line.split("\t", -1)[column]).x).max().orElse(0)); //$NON-NLS-1$
			tree.getColumn(i).setWidth(width + PADDING + (i == 0 ? INDENT : 0));
		}
		gc.dispose();
	}

	private void fill(TreeItem item, FuseRow row) {
		item.setText(new String[] { row.name(), row.word(), row.now(), row.after(), row.mask(), row.group().id() });
		if (row.group().isTyped()) {
			item.setForeground(JFaceColors.getErrorText(tree.getDisplay()));
		}
	}

	private void createMenu() {
		Menu menu = new Menu(tree);
		MenuItem copy = new MenuItem(menu, SWT.PUSH);
		copy.setText(Messages.FuseTree_copy);
		copy.addListener(SWT.Selection, event -> {
			Clipboard clipboard = new Clipboard(tree.getDisplay());
			clipboard.setContents(new Object[] { text() }, new Transfer[] { TextTransfer.getInstance() });
			clipboard.dispose();
		});
		tree.setMenu(menu);
	}

	private String text() {
		String head = Arrays.stream(tree.getColumns()).map(TreeColumn::getText).collect(Collectors.joining("\t")); //$NON-NLS-1$
		return head + "\n" + rows.stream().flatMap(row -> row.lines().stream()).collect(Collectors.joining("\n")); //$NON-NLS-1$ //$NON-NLS-2$
	}
}
