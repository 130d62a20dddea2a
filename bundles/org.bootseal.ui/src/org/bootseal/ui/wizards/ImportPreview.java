/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.wizards;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.imports.ImportPlan;
import org.bootseal.core.imports.ImportedFile;
import org.bootseal.core.imports.Remark;
import org.bootseal.ide.imports.ImportJob;
import org.bootseal.ui.AccessibleName;
import org.bootseal.ui.BootsealImages;
import org.bootseal.ui.tables.Column;
import org.bootseal.ui.tables.ColumnTree;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/** Shows what an import will write, and what there is to know about it. */
final class ImportPreview {

	private final ColumnTree<Line> tree;

	/**
	 * A line of the tree.
	 *
	 * @param what
	 *            file, place or group
	 * @param remark
	 *            what there is to know; may be empty
	 * @param icon
	 *            what it is like
	 * @param children
	 *            the lines below
	 */
	private record Line(String what, String remark, Optional<ImageDescriptor> icon, List<Line> children) {
	}

	ImportPreview(Composite parent) {
		tree = new ColumnTree<>(parent, Line.class,
				List.of(new Column<>(Messages.ImportPreview_what, 40, Line::what).withSomeIcon(Line::icon),
						new Column<>(Messages.ImportPreview_remark, 60, Line::remark)),
				line -> line, Line::children, Line::remark);
		AccessibleName.give(tree.viewer().getTree(), Messages.ImportToolsPage_preview);
		tree.copyByKey();
	}

	Control control() {
		return tree.control();
	}

	/** Shows nothing. */
	void clear() {
		tree.show(List.of());
	}

	/** Shows a preview that has a plan. */
	void show(ImportJob.Preview preview) {
		ImportPlan plan = preview.plan().orElseThrow();
		List<Line> groups = new ArrayList<>();
		groups.add(written(plan, preview.existing()));
		add(groups, plan.remarks(Remark.Kind.ASSUMED), Messages.ImportPreview_assumed, BootsealImages.STATE_WARNING);
		add(groups, plan.remarks(Remark.Kind.LEFT_OUT), Messages.ImportPreview_leftOut, BootsealImages.STATE_SKIPPED);
		add(groups, plan.remarks(Remark.Kind.TAKEN), Messages.ImportPreview_taken, BootsealImages.STATE_OK);
		tree.show(groups);
		tree.viewer().expandAll();
	}

	private static Line written(ImportPlan plan, List<String> existing) {
		List<Line> lines = new ArrayList<>();
		for (ImportedFile file : plan.files()) {
			lines.add(written(file.path(), file.meaning(), existing.contains(file.path())));
		}
		plan.keys().ifPresent(keys -> lines.add(written(keys.folder(),
				NLS.bind(Messages.ImportPreview_keys, keys.collection().entries().size()),
				existing.contains(keys.folder()))));
		return new Line(NLS.bind(Messages.ImportPreview_written, lines.size()), "", Optional.empty(), lines); //$NON-NLS-1$
	}

	private static Line written(String path, String meaning, boolean there) {
		return new Line(path, there ? NLS.bind(Messages.ImportPreview_there, meaning) : meaning,
				Optional.of(there ? BootsealImages.STATE_WARNING : BootsealImages.STATE_OK), List.of());
	}

	private static void add(List<Line> groups, List<Remark> remarks, String title, ImageDescriptor icon) {
		if (!remarks.isEmpty()) {
			groups.add(new Line(NLS.bind(title, remarks.size()), "", Optional.empty(), remarks.stream() //$NON-NLS-1$
					.map(remark -> new Line(remark.place(), remark.message(), Optional.of(icon), List.of())).toList()));
		}
	}
}
