/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.launch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.bootseal.core.explain.Page;
import org.bootseal.core.otp.FuseField;
import org.bootseal.core.otp.FuseWord;
import org.eclipse.osgi.util.NLS;

/**
 * What something in the console means.
 *
 * @param title
 *            what it is
 * @param lines
 *            what is known of it, one thought a line
 */
record Meaning(String title, List<String> lines) {

	/** More values of one field than this are a range of numbers rather than choices. */
	private static final int MOST_VALUES = 8;

	/** Copies the list. */
	Meaning {
		lines = List.copyOf(lines);
	}

	/** Returns what is known of a code, with what belongs to it; empty if nothing is. */
	static Optional<Meaning> of(List<Page> pages) {
		if (pages.isEmpty()) {
			return Optional.empty();
		}
		List<String> lines = new ArrayList<>();
		for (Page page : pages) {
			if (!lines.isEmpty()) {
				lines.add(""); //$NON-NLS-1$
				lines.add(page.title());
			}
			lines.add(page.meaning());
			page.causes().forEach(cause -> lines.add(NLS.bind(Messages.Meaning_cause, cause)));
			page.steps().forEach(step -> lines.add(NLS.bind(Messages.Meaning_remedy, step)));
			if (page.general()) {
				lines.add(Messages.Meaning_general);
			}
		}
		return Optional.of(new Meaning(pages.get(0).title(), lines));
	}

	/** Returns what the bits of a fuse word mean. */
	static Meaning of(FuseWord word) {
		List<String> lines = new ArrayList<>(List.of(word.group()));
		for (FuseField field : word.fields()) {
			lines.add(NLS.bind(field.width() == 1 ? Messages.Meaning_bit : Messages.Meaning_bits,
					new Object[] { Integer.valueOf(field.offset() + field.width() - 1),
							Integer.valueOf(field.offset()), field.name() + values(field) }));
			if (!field.danger().isEmpty()) {
				lines.add(NLS.bind(Messages.Meaning_danger, field.danger()));
			}
			if (!field.never().isEmpty()) {
				lines.add(NLS.bind(Messages.Meaning_never, field.never()));
			}
		}
		return new Meaning(NLS.bind(Messages.Meaning_fuse, word.name(), Integer.valueOf(word.index())), lines);
	}

	private static String values(FuseField field) {
		StringBuilder values = new StringBuilder();
		field.values().entrySet().stream().sorted(Comparator.comparing(Map.Entry::getKey)).limit(MOST_VALUES)
				.forEach(value -> values.append(values.isEmpty() ? ": " : ", ").append(value.getKey()).append(" = ") //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
						.append(value.getValue()));
		return values.toString();
	}
}
