/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.fuses;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import org.bootseal.core.otp.FuseField;
import org.bootseal.core.otp.FuseLine;
import org.bootseal.ui.BootsealImages;
import org.bootseal.ui.tables.Column;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.osgi.util.NLS;

/** What the table says of a word or field. */
final class FuseColumns {

	/** Position of the column that can be edited. */
	static final int WANTED = 4;

	private static final int DIGITS = 10;

	private FuseColumns() {
	}

	static List<Column<FuseLine>> all() {
		return List.of(
				new Column<>(Messages.FuseColumns_name, 20, FuseLine::name).withOrder(byPlace()),
				new Column<>(Messages.FuseColumns_address, 13, FuseColumns::address).withOrder(byPlace()),
				new Column<>(Messages.FuseColumns_meaning, 12, FuseColumns::meaning),
				new Column<>(Messages.FuseColumns_burnt, 12, line -> value(line, line.burnt(),
						Messages.FuseColumns_unknown)),
				new Column<>(Messages.FuseColumns_wanted, 13, line -> value(line, line.wanted(), "")), //$NON-NLS-1$
				new Column<>(Messages.FuseColumns_after, 12, line -> value(line, line.after(),
						Messages.FuseColumns_unknown)),
				new Column<>(Messages.FuseColumns_state, 24, FuseColumns::state).withSomeIcon(FuseColumns::icon));
	}

	private static Comparator<FuseLine> byPlace() {
		return Comparator.<FuseLine>comparingInt(line -> line.word().index())
				.thenComparingInt(line -> line.field().map(FuseField::offset).orElse(Integer.valueOf(-1)).intValue());
	}

	private static String address(FuseLine line) {
		if (line.field().isPresent()) {
			FuseField field = line.field().get();
			int top = field.offset() + field.width() - 1;
			return field.width() == 1 ? NLS.bind(Messages.FuseColumns_bit, Integer.valueOf(top))
					: NLS.bind(Messages.FuseColumns_bits, Integer.valueOf(top), Integer.valueOf(field.offset()));
		}
		OptionalLong shadow = line.word().shadowAddress();
		return line.word().index()
				+ (shadow.isEmpty() ? "" : String.format(Locale.ROOT, ", 0x%08X", Long.valueOf(shadow.getAsLong()))); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private static String meaning(FuseLine line) {
		if (line.field().isEmpty()) {
			return line.word().group();
		}
		FuseField field = line.field().get();
		return field.danger().isEmpty() ? String.join(", ", //$NON-NLS-1$
				field.values().entrySet().stream().sorted(Map.Entry.comparingByKey()).map(Map.Entry::getValue).toList())
				: field.danger();
	}

	private static String value(FuseLine line, OptionalLong value, String missing) {
		return value.isEmpty() ? missing : text(line, value.getAsLong());
	}

	/** @return a value with its name, as a person reads it */
	static String text(FuseLine line, long value) {
		Map<Long, String> names = line.field().map(FuseField::values).orElse(Map.of());
		String name = names.get(Long.valueOf(value));
		String number = line.field().isEmpty() ? String.format(Locale.ROOT, "0x%08X", Long.valueOf(value)) //$NON-NLS-1$
				: value < DIGITS ? Long.toString(value) : "0x" + Long.toHexString(value).toUpperCase(Locale.ROOT); //$NON-NLS-1$
		return name == null ? number : number + " (" + name + ")"; //$NON-NLS-1$ //$NON-NLS-2$
	}

	static String state(FuseLine line) {
		if (!line.refusal().isEmpty()) {
			return NLS.bind(Messages.FuseColumns_refused, line.refusal());
		}
		if (line.isLeftOut()) {
			return Messages.FuseColumns_leftOut;
		}
		if (!line.danger().isEmpty()) {
			return NLS.bind(Messages.FuseColumns_danger, line.danger());
		}
		if (line.isWritten() && line.wanted().isPresent()) {
			return Messages.FuseColumns_write;
		}
		return line.wanted().isPresent() ? Messages.FuseColumns_ok : ""; //$NON-NLS-1$
	}

	private static Optional<ImageDescriptor> icon(FuseLine line) {
		if (!line.refusal().isEmpty()) {
			return Optional.of(BootsealImages.STATE_ERROR);
		}
		if (line.isLeftOut()) {
			return Optional.of(BootsealImages.STATE_SKIPPED);
		}
		if (!line.danger().isEmpty()) {
			return Optional.of(BootsealImages.STATE_WARNING);
		}
		return line.wanted().isPresent() ? Optional.of(BootsealImages.STATE_OK) : Optional.empty();
	}
}
