/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.bootlog;

/**
 * A step that a boot ROM noted.
 *
 * @param word
 *            the word as it stands in the log
 * @param text
 *            what it says
 * @param isFailure
 *            whether it says that something failed
 */
public record RomLogEntry(int word, String text, boolean isFailure) {

	/** @return the word and what it says */
	@Override
	public String toString() {
		return String.format("0x%08X %s", word, text);
	}
}
