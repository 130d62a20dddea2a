/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.fuses;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.otp.FuseLine;
import org.bootseal.core.otp.FuseSheet;
import org.bootseal.ui.HelpContexts;
import org.bootseal.ui.editor.ConfigurationSection;
import org.bootseal.ui.editor.fields.Field;
import org.bootseal.ui.tables.ColumnTree;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceColors;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.forms.IManagedForm;

/** All words and fields of the device with a filter, and what is wanted of them to be changed in its cells. */
final class FuseTableSection extends ConfigurationSection {

	private static final int HEIGHT = 360;
	private static final int ROW_COLUMNS = 3;

	private final FusesModel fuses;
	private final Combo group;
	private final Button wantedOnly;
	private final ColumnTree<FuseLine> table;

	FuseTableSection(IManagedForm form, FusesModel fuses) {
		super(form, fuses.editor(), Messages.FuseTableSection_title);
		explainedBy(HelpContexts.FUSES_TABLE);
		this.fuses = fuses;
		Composite row = toolkit().createComposite(body());
		GridDataFactory.fillDefaults().grab(true, false).span(Field.COLUMNS, 1).applyTo(row);
		GridLayoutFactory.fillDefaults().numColumns(ROW_COLUMNS).applyTo(row);
		toolkit().createLabel(row, Messages.FuseTableSection_group);
		group = new Combo(row, SWT.READ_ONLY);
		toolkit().adapt(group, true, true);
		group.setItems(Messages.FuseTableSection_all);
		group.select(0);
		group.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> showLines()));
		wantedOnly = toolkit().createButton(row, Messages.FuseTableSection_wantedOnly, SWT.CHECK);
		wantedOnly.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> showLines()));
		table = new ColumnTree<>(body(), FuseLine.class, FuseColumns.all(), FuseTableSection::key, FuseLine::fields,
				FuseColumns::state);
		table.colourBy(line -> line.refusal().isEmpty() && line.danger().isEmpty() ? Optional.empty()
				: Optional.of(JFaceColors.getErrorText(table().getDisplay())));
		table.editBy(FuseColumns.WANTED, new WantedEditing(model(), table.viewer()));
		// the width comes from the form: a table that is wider can be scrolled
		GridDataFactory.fillDefaults().grab(true, true).span(Field.COLUMNS, 1).hint(1, HEIGHT)
				.applyTo(table.control());
		fuses.onChange(this::show);
	}

	private Composite table() {
		return (Composite) table.control();
	}

	private static String key(FuseLine line) {
		return line.word().index() + "/" + line.field().map(field -> field.name()).orElse(""); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private void show() {
		Optional<FuseSheet> sheet = fuses.sheet();
		List<String> groups = sheet.map(FuseSheet::lines).orElse(List.of()).stream().map(line -> line.word().group())
				.distinct().toList();
		List<String> items = new ArrayList<>(List.of(Messages.FuseTableSection_all));
		items.addAll(groups);
		if (!items.equals(List.of(group.getItems()))) {
			group.setItems(items.toArray(String[]::new));
			group.select(0);
			group.requestLayout();
		}
		showLines();
	}

	private void showLines() {
		String wanted = group.getSelectionIndex() <= 0 ? "" : group.getText(); //$NON-NLS-1$
		table.show(fuses.sheet().map(FuseSheet::lines).orElse(List.of()).stream()
				.filter(line -> wanted.isEmpty() || line.word().group().equals(wanted))
				.filter(line -> !wantedOnly.getSelection() || line.wanted().isPresent()).toList());
	}
}
