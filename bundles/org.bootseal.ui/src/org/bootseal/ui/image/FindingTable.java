/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.image;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

import org.bootseal.core.imagesheet.ImageFinding;
import org.bootseal.ui.BootsealImages;
import org.bootseal.ui.tables.Column;
import org.bootseal.ui.tables.ColumnTree;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.swt.widgets.Composite;

/** What is to say about an image; choosing a line, or a double click on it, leads to its bytes. */
final class FindingTable {

	private final ColumnTree<ImageFinding> table;

	FindingTable(Composite parent, Consumer<ImageFinding> chosen) {
		table = new ColumnTree<>(parent, ImageFinding.class,
				List.of(new Column<>(Messages.FindingTable_finding, 50, ImageFinding::text)
						.withIcon(FindingTable::icon),
						new Column<>(Messages.FindingTable_offset, 10,
								finding -> finding.offset().isPresent()
										? String.format(Locale.ROOT, "0x%X", finding.offset().getAsLong()) //$NON-NLS-1$
										: "")), //$NON-NLS-1$
				finding -> finding, finding -> List.of(),
				finding -> finding.text() + finding.advice().map(advice -> "\n" + advice).orElse("")); //$NON-NLS-1$ //$NON-NLS-2$
		table.viewer().addSelectionChangedListener(
				event -> table.selected().stream().findFirst().ifPresent(chosen));
		table.viewer().addDoubleClickListener(event -> table.selected().stream().findFirst().ifPresent(chosen));
		table.copyByKey();
	}

	private static ImageDescriptor icon(ImageFinding finding) {
		return switch (finding.severity()) {
		case ERROR -> BootsealImages.STATE_ERROR;
		case WARNING -> BootsealImages.STATE_WARNING;
		case INFO -> BootsealImages.STATE_UNKNOWN;
		};
	}

	void show(List<ImageFinding> findings) {
		table.show(findings);
	}
}
