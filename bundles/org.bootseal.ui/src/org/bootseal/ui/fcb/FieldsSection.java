/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.fcb;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.block.BlockField;
import org.bootseal.core.flexspi.FcbGroup;
import org.bootseal.core.flexspi.FcbText;
import org.bootseal.core.flexspi.FcbValueText;
import org.bootseal.ui.HelpContexts;
import org.bootseal.ui.editor.RowsSection;
import org.bootseal.ui.tables.Column;
import org.eclipse.ui.forms.IManagedForm;

/** All fields but the lookup table, by what they are about, with their values in words. */
final class FieldsSection extends RowsSection<FcbRow> {

	private static final String TABLE = "lookupTable"; //$NON-NLS-1$
	private static final int VALUE = 1;

	private final FcbModel fcb;

	FieldsSection(IManagedForm form, FcbModel fcb) {
		super(form, fcb.editor(), Messages.FieldsSection_title, FcbRow.class, List.of(
				new Column<>(Messages.FieldsSection_name, 22, FcbRow::name).withSomeIcon(FcbRow::icon),
				new Column<>(Messages.FieldsSection_value, 12, FcbRow::number),
				new Column<>(Messages.FieldsSection_words, 26, FcbRow::words),
				new Column<>(Messages.FieldsSection_meaning, 46, FcbRow::toolTip)));
		this.fcb = fcb;
		explainedBy(HelpContexts.FCB_FIELDS);
		table().editBy(VALUE, new NumberEditing(fcb, table().viewer()));
	}

	@Override
	protected int opened() {
		return 2;
	}

	@Override
	protected List<FcbRow> rows() {
		List<FcbRow> groups = new ArrayList<>();
		FcbText text = fcb.text();
		for (FcbGroup group : FcbGroup.values()) {
			List<FcbRow> rows = new ArrayList<>();
			for (BlockField field : text.block().fields()) {
				long value = text.block().get(field);
				boolean isHere = !field.name().startsWith(TABLE) && FcbGroup.of(field) == group;
				// what is kept for later is of interest only if something stands there
				if (isHere && (group != FcbGroup.RESERVED || value != 0)) {
					rows.add(new FcbRow(field.name(), Optional.of(field), value,
							text.isWrong(field) ? Messages.FieldsSection_wrong
									: FcbValueText.of(field, value, text.device()),
							field.meaning(), fcb.finding(field), List.of()));
				}
			}
			if (!rows.isEmpty()) {
				groups.add(new FcbRow(name(group), Optional.empty(), 0, "", "", Optional.empty(), rows)); //$NON-NLS-1$ //$NON-NLS-2$
			}
		}
		return groups;
	}

	private static String name(FcbGroup group) {
		return switch (group) {
		case DRIVER -> Messages.FieldsSection_driver;
		case TIMING -> Messages.FieldsSection_timing;
		case GEOMETRY -> Messages.FieldsSection_geometry;
		case COMMANDS -> Messages.FieldsSection_commands;
		case RESERVED -> Messages.FieldsSection_reserved;
		default -> throw new IllegalStateException(group.name());
		};
	}
}
