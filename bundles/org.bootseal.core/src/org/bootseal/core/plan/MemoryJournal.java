/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A journal that is gone with the program: for boards that are not real. */
public final class MemoryJournal implements Journal {

	private final List<JournalEntry> entries = new ArrayList<>();
	private final Map<String, FlashEntry> lastOfFlash = new HashMap<>();

	@Override
	public void append(JournalEntry entry) {
		entries.add(entry);
	}

	@Override
	public void append(FlashEntry entry) {
		lastOfFlash.put(key(entry.device(), entry.uniqueId()), entry);
	}

	@Override
	public Optional<CutOff> cutOff(String device, String uniqueId, String image) {
		return Optional.ofNullable(lastOfFlash.get(key(device, uniqueId)))
				.filter(last -> last.event() == FlashEntry.Event.FLASH_WRITTEN && last.image().equals(image))
				.map(last -> new CutOff("", last.next()));
	}

	private static String key(String device, String uniqueId) {
		return device + " " + uniqueId;
	}

	/** @return what was appended about fuses, in order */
	public List<JournalEntry> entries() {
		return List.copyOf(entries);
	}
}
