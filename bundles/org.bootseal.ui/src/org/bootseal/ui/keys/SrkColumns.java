/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.keys;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

import org.bootseal.core.keysheet.SrkFuse;
import org.bootseal.ui.BootsealImages;
import org.bootseal.ui.tables.Column;
import org.eclipse.jface.resource.ImageDescriptor;

/** The columns of the table of the words of the SRK hash. */
final class SrkColumns {

	private SrkColumns() {
	}

	static List<Column<SrkFuse>> all() {
		return List.of(
				new Column<>(Messages.SrkColumns_word, 18, fuse -> fuse.word().name()),
				new Column<>(Messages.SrkColumns_index, 7, fuse -> Integer.toString(fuse.word().index())),
				new Column<>(Messages.SrkColumns_wanted, 12, fuse -> hex(OptionalInt.of(fuse.value()))),
				new Column<>(Messages.SrkColumns_burnt, 12, fuse -> hex(fuse.burnt())),
				new Column<>(Messages.SrkColumns_state, 24, SrkColumns::state).withSomeIcon(SrkColumns::icon));
	}

	private static String hex(OptionalInt value) {
		return value.isEmpty() ? Messages.SrkColumns_unknown
				: String.format(Locale.ROOT, "0x%08X", Integer.valueOf(value.getAsInt())); //$NON-NLS-1$
	}

	/** @return how what is burnt stands to what the keys mean, in words */
	static String state(SrkFuse fuse) {
		return switch (fuse.state()) {
		case UNKNOWN -> Messages.SrkColumns_notRead;
		case BLANK -> Messages.SrkColumns_blank;
		case EQUAL -> Messages.SrkColumns_equal;
		case DIFFERENT -> Messages.SrkColumns_different;
		};
	}

	private static Optional<ImageDescriptor> icon(SrkFuse fuse) {
		return switch (fuse.state()) {
		case UNKNOWN -> Optional.of(BootsealImages.STATE_UNKNOWN);
		case BLANK -> Optional.of(BootsealImages.STATE_SKIPPED);
		case EQUAL -> Optional.of(BootsealImages.STATE_OK);
		case DIFFERENT -> Optional.of(BootsealImages.STATE_ERROR);
		};
	}
}
