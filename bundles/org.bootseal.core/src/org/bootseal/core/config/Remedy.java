/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A way to mend what a finding complains about.
 *
 * @param label
 *            what it does, such as "Change to image"
 * @param edit
 *            the change of the text that the finding was made of; changes nothing if only the other file does
 * @param other
 *            the change of another file
 */
public record Remedy(String label, TextEdit edit, Optional<FileChange> other) {

	/**
	 * A remedy that changes no other file.
	 *
	 * @param label
	 *            what it does
	 * @param edit
	 *            the change of the text
	 */
	public Remedy(String label, TextEdit edit) {
		this(label, edit, Optional.empty());
	}

	/**
	 * A remedy that changes another file only.
	 *
	 * @param label
	 *            what it does
	 * @param other
	 *            the change
	 */
	public Remedy(String label, FileChange other) {
		this(label, new TextEdit(new TextRange(0, 0), ""), Optional.of(other));
	}

	/**
	 * @param text
	 *            the text that the finding was made of
	 * @return the lines that go, with "-" before them, and those that come instead, with "+", each with its number; the
	 *         other file, if there is one, by its name in front of its lines
	 */
	public List<String> preview(String text) {
		List<String> lines = new ArrayList<>(LineDifference.of(text, edit.apply(text)).lines());
		other.ifPresent(change -> {
			lines.add(change.name() + (change.before().isEmpty() ? " (new):" : ":"));
			lines.addAll(LineDifference.of(change.before().orElse(""), change.after()).lines());
		});
		return lines;
	}
}
