/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.image;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

import org.bootseal.core.bootable.FileNode;
import org.bootseal.ui.tables.Column;
import org.bootseal.ui.tables.ColumnTree;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.widgets.Composite;

/** The pieces of an image; choosing one shows its bytes. */
final class ImageTree {

	private final ColumnTree<FileNode> tree;
	/** Showing where the user is must not move the user. */
	private boolean following;

	ImageTree(Composite parent, Consumer<FileNode> chosen) {
		tree = new ColumnTree<>(parent, FileNode.class,
				List.of(new Column<>(Messages.ImageTree_piece, 16, FileNode::name),
						new Column<FileNode>(Messages.ImageTree_offset, 10, node -> hex(node.offset()))
								.withOrder(Comparator.comparingLong(FileNode::offset)),
						new Column<FileNode>(Messages.ImageTree_length, 8, node -> Long.toString(node.length()))
								.withOrder(Comparator.comparingLong(FileNode::length)),
						new Column<>(Messages.ImageTree_meaning, 30, FileNode::meaning)),
				node -> node, FileNode::children, ImageTree::toolTip);
		tree.viewer().addSelectionChangedListener(event -> {
			if (!following && !tree.selected().isEmpty()) {
				chosen.accept(tree.selected().get(0));
			}
		});
		tree.copyByKey();
	}

	private static String hex(long value) {
		return String.format(Locale.ROOT, "0x%X", value); //$NON-NLS-1$
	}

	private static String toolTip(FileNode node) {
		String place = node.address().isPresent() ? hex(node.offset()) + " (" //$NON-NLS-1$
				+ hex(node.address().getAsLong()) + ")" : hex(node.offset()); //$NON-NLS-1$
		return node.name() + " " + place + "\n" + node.meaning(); //$NON-NLS-1$ //$NON-NLS-2$
	}

	void show(List<FileNode> nodes) {
		tree.show(nodes);
	}

	/** Shows and selects a piece. */
	void reveal(FileNode node) {
		following = true;
		try {
			tree.viewer().setSelection(new StructuredSelection(node), true);
		} finally {
			following = false;
		}
	}
}
