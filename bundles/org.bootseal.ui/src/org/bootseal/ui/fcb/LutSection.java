/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.fcb;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.bootseal.core.block.BitField;
import org.bootseal.core.block.BlockField;
import org.bootseal.core.config.Finding;
import org.bootseal.core.flexspi.Fcb;
import org.bootseal.core.flexspi.FcbText;
import org.bootseal.core.flexspi.LutInstruction;
import org.bootseal.core.flexspi.LutText;
import org.bootseal.ui.HelpContexts;
import org.bootseal.ui.editor.RowsSection;
import org.bootseal.ui.tables.Column;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.forms.IManagedForm;

/** The sequences of the lookup table with what they are for, and below each its instructions, to be changed. */
final class LutSection extends RowsSection<FcbRow> {

	private static final int OPCODE = 2;
	private static final int PADS = 3;
	private static final int OPERAND = 4;

	/** Positions of the parts in the layout of an instruction. */
	private static final int OPERAND_BITS = 0;
	private static final int PADS_BITS = 1;
	private static final int OPCODE_BITS = 2;

	private final FcbModel fcb;

	LutSection(IManagedForm form, FcbModel fcb) {
		super(form, fcb.editor(), Messages.LutSection_title, FcbRow.class, List.of(
				new Column<>(Messages.LutSection_name, 24, FcbRow::name).withSomeIcon(FcbRow::icon),
				new Column<>(Messages.LutSection_words, 40, FcbRow::words),
				new Column<>(Messages.LutSection_opcode, 14, row -> part(row, OPCODE_BITS)),
				new Column<>(Messages.LutSection_pads, 7, row -> part(row, PADS_BITS)),
				new Column<>(Messages.LutSection_operand, 8, row -> part(row, OPERAND_BITS))));
		this.fcb = fcb;
		explainedBy(HelpContexts.FCB_LUT);
		table().editBy(OPCODE, new PartEditing(fcb, table().viewer(), OPCODE_BITS));
		table().editMoreBy(PADS, new PartEditing(fcb, table().viewer(), PADS_BITS));
		table().editMoreBy(OPERAND, new PartEditing(fcb, table().viewer(), OPERAND_BITS));
	}

	/** What a part of an instruction is called. */
	static String part(FcbRow row, int position) {
		if (row.field().isEmpty()) {
			return ""; //$NON-NLS-1$
		}
		BitField bits = row.field().get().bits().get(position);
		long value = bits.of(row.value());
		return bits.choice(value).orElseGet(() -> String.format(Locale.ROOT, "0x%02X", Long.valueOf(value))); //$NON-NLS-1$
	}

	@Override
	protected int opened() {
		return 1;
	}

	@Override
	protected List<FcbRow> rows() {
		Optional<Fcb> block = fcb.text().fcb();
		List<FcbRow> rows = new ArrayList<>();
		for (int sequence = 0; sequence < LutText.SEQUENCES; sequence++) {
			Integer number = Integer.valueOf(sequence);
			int index = sequence;
			String role = block.map(known -> LutText.role(known, index)).orElse(""); //$NON-NLS-1$
			String words = block.map(known -> LutText.describe(known.sequence(index))).orElse(""); //$NON-NLS-1$
			String name = role.isEmpty() ? number.toString() : NLS.bind(Messages.LutSection_sequence, number, role);
			rows.add(new FcbRow(name, Optional.empty(), 0, words, role, Optional.empty(), instructions(sequence)));
		}
		return rows;
	}

	private List<FcbRow> instructions(int sequence) {
		FcbText text = fcb.text();
		List<FcbRow> rows = new ArrayList<>();
		for (int i = 0; i < LutText.INSTRUCTIONS; i++) {
			BlockField field = FcbText.instruction(sequence, i);
			long value = text.block().get(field);
			String words = text.isWrong(field) ? Messages.FieldsSection_wrong
					: LutInstruction.decode((int) value).toString();
			String name = NLS.bind(Messages.LutSection_instruction, Integer.valueOf(sequence), Integer.valueOf(i));
			Optional<Finding> finding = fcb.finding(field);
			String all = finding.map(found -> words + ": " + found.message()).orElse(words); //$NON-NLS-1$
			rows.add(new FcbRow(name, Optional.of(field), value, all, field.meaning(), finding, List.of()));
		}
		return rows;
	}
}
