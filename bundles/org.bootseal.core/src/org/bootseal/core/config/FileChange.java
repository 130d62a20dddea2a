/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a remedy does to another file than the one that the finding is about.
 *
 * @param file
 *            the other file
 * @param before
 *            the whole text that it must have for the change to be right; empty if it must not be there yet
 * @param after
 *            the whole text that it gets
 */
public record FileChange(Path file, Optional<String> before, String after) {

	/** @return the name of the file, without its folder */
	public String name() {
		return file.getFileName().toString();
	}
}
