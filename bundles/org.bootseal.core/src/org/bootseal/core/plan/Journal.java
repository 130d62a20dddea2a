/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.io.IOException;
import java.util.Optional;

/**
 * Keeps what was done to fuses and how far the writing of flash had come, so that a run that died can be understood
 * afterwards. Append only.
 */
@FunctionalInterface
public interface Journal {

	/**
	 * Adds an entry. When it returns the entry survives a crash and a power cut of the host.
	 *
	 * @param entry
	 *            what is about to be done, or was done
	 * @throws IOException
	 *             if it can't be kept; nothing may then be burnt
	 */
	void append(JournalEntry entry) throws IOException;

	/**
	 * Adds an entry about flash. One that is lost does no harm: a later run then reads more than it had to.
	 *
	 * @param entry
	 *            what is about to be done, or was done
	 * @throws IOException
	 *             if it can't be kept
	 */
	default void append(FlashEntry entry) throws IOException {
		// most journals are there for what can't be undone
	}

	/**
	 * @param device
	 *            name of the device
	 * @param uniqueId
	 *            of the part
	 * @param image
	 *            SHA-256 of the image that is to be written
	 * @return where the last run that wrote that part's flash was cut off, if it wrote this image
	 * @throws IOException
	 *             if the journal can't be read
	 */
	default Optional<CutOff> cutOff(String device, String uniqueId, String image) throws IOException {
		return Optional.empty();
	}
}
