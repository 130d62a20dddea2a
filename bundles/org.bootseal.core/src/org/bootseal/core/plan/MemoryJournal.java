/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.util.ArrayList;
import java.util.List;

/** A journal that is gone with the program: for boards that are not real. */
public final class MemoryJournal implements Journal {

	private final List<JournalEntry> entries = new ArrayList<>();

	@Override
	public void append(JournalEntry entry) {
		entries.add(entry);
	}

	/** @return what was appended, in order */
	public List<JournalEntry> entries() {
		return List.copyOf(entries);
	}
}
