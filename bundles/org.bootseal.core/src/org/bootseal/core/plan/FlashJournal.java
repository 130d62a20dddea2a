/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.io.IOException;
import java.util.Optional;

import org.bootseal.core.plan.FlashEntry.Event;

/**
 * Notes how far the writing of an image has come. A part whose unique id is not known is not noted: another one could
 * be taken for it. That the journal can't be kept is no reason not to write, but is told.
 */
final class FlashJournal {

	/** So many notes at most while an image is written: each waits for the disk. */
	private static final int NOTES = 16;

	private final Journal journal;
	private final StepContext context;
	private final String device;
	private final FuseBurner fuses;
	private String trouble = "";
	private long noted;
	private PlanFile digested;
	private String digest = "";

	FlashJournal(Journal journal, StepContext context, String device, FuseBurner fuses) {
		this.journal = journal;
		this.context = context;
		this.device = device;
		this.fuses = fuses;
	}

	/** Where the last run with this image on this part was cut off; empty if it was not, or nothing is known of it. */
	Optional<CutOff> cutOff(PlanFile image) {
		Optional<String> id = fuses.boardId();
		if (id.isEmpty()) {
			return Optional.empty();
		}
		try {
			return journal.cutOff(device, id.get(), digest(image));
		} catch (IOException e) {
			trouble = "the journal can't be read: " + e.getMessage();
			return Optional.empty();
		}
	}

	/** Sectors are about to be erased. */
	void erasing() {
		noted = 0;
		note(Event.FLASH_ERASING, "", 0, 0);
	}

	/** The image is written up to an address; noted now and then only, for whole sectors. */
	void written(PlanFile image, long start, long next, long sectorSize) {
		long whole = next / sectorSize * sectorSize;
		if (whole - Math.max(noted, start) >= Math.max(sectorSize, image.length() / NOTES)) {
			noted = whole;
			note(Event.FLASH_WRITTEN, digest(image), start, whole);
		}
	}

	/** The image was read back. */
	void readBack(PlanFile image, long start, boolean isAsWanted) {
		note(isAsWanted ? Event.FLASH_VERIFIED : Event.FLASH_WRONG, digest(image), start, start + image.length());
	}

	private String digest(PlanFile image) {
		if (image != digested) {
			digested = image;
			digest = image.digest();
		}
		return digest;
	}

	/** Why the journal could not be kept; empty if it could. */
	String trouble() {
		return trouble;
	}

	private void note(Event event, String digest, long start, long next) {
		Optional<String> id = fuses.boardId();
		if (id.isEmpty()) {
			return;
		}
		try {
			journal.append(new FlashEntry(event, device, context.link().path(), id.get(), digest, start, next));
		} catch (IOException e) {
			trouble = "the journal can't be written: " + e.getMessage();
		}
	}
}
