/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.config;

import java.util.List;

/**
 * Something to say about one place of a configuration.
 *
 * @param severity
 *            how bad it is
 * @param range
 *            the characters that it is about, at least one unless the text is empty there
 * @param line
 *            the line of the first of them, from 1
 * @param path
 *            the key or value that it is about, also of one that is missing
 * @param message
 *            one sentence for the user: what was found and what was expected; names neither file nor line
 * @param remedies
 *            ways to mend it, the best first; may be empty
 */
public record Finding(Severity severity, TextRange range, int line, YamlPath path, String message,
		List<Remedy> remedies) {

	/** Copies the list. */
	public Finding {
		remedies = List.copyOf(remedies);
	}
}
