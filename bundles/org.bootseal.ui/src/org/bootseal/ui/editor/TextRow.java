/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.editor;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.bootseal.core.config.Finding;
import org.bootseal.core.config.Severity;
import org.bootseal.ui.BootsealImages;
import org.eclipse.jface.resource.ImageDescriptor;

/**
 * A line of a table that shows what a text says.
 *
 * @param <R>
 *            kind of lines below it
 */
public interface TextRow<R extends TextRow<R>> {

	/** @return what stays the same when the line changes */
	Object key();

	/** @return what it is for */
	String meaning();

	/** @return what is said about it */
	Optional<Finding> finding();

	/** @return the lines below */
	List<R> children();

	/** @return what hovering says */
	default String toolTip() {
		return finding().map(Finding::message).orElse(meaning());
	}

	/** @return the worst of the findings of this line and those below it */
	default Optional<Severity> severity() {
		return Stream.concat(finding().map(Finding::severity).stream(),
				children().stream().flatMap(child -> child.severity().stream())).min(Severity::compareTo);
	}

	/** @return the icon of the worst finding */
	default Optional<ImageDescriptor> icon() {
		return severity().map(severity -> severity == Severity.ERROR ? BootsealImages.STATE_ERROR
				: BootsealImages.STATE_WARNING);
	}
}
