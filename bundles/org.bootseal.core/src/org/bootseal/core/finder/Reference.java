/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.finder;

import java.util.Arrays;
import java.util.Optional;
import org.bootseal.core.device.Device;
import org.bootseal.core.plan.BoardCommand;
import org.bootseal.core.plan.TalkEnd;

/**
 * A piece of flash whose content is known, to hold against what is read in other ways.
 *
 * @param offset
 *            where it is, from the start of the flash
 * @param content
 *            what is there
 */
record Reference(long offset, byte[] content) {

	/** Enough that a flaw shows, and little enough to read it some hundred times. */
	static final int LENGTH = 0x1000;
	private static final int PLACES = 32;

	/** The first piece of the flash that holds something; the first at all if nothing does. */
	static Optional<Reference> find(FlashTalk flash, Wiring wiring, long size) throws TalkEnd {
		Optional<Reference> blank = Optional.empty();
		for (int place = 0; place < PLACES && (place + 1L) * LENGTH <= size; place++) {
			long offset = (long) place * LENGTH;
			Optional<byte[]> content = flash.read(wiring, offset, LENGTH);
			if (content.isEmpty()) {
				return blank;
			}
			Reference found = new Reference(offset, content.get());
			if (!found.isBlank()) {
				return Optional.of(found);
			}
			blank = blank.isPresent() ? blank : Optional.of(found);
		}
		return blank;
	}

	boolean isBlank() {
		return FlashTalk.isBlank(content);
	}

	BoardCommand.ReadMemory command(Device device, Wiring wiring) {
		return new BoardCommand.ReadMemory(device.flashloaderId(), wiring.base(device) + offset, content.length,
				"flash.bin");
	}

	boolean isIn(byte[] bytes) {
		return Arrays.equals(content, bytes);
	}
}
