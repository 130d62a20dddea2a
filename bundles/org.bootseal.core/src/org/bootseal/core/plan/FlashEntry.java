/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

/**
 * One line of a journal about the writing of flash: how far it has come, so that a later run knows where an earlier one
 * was cut off.
 *
 * @param event
 *            what happened
 * @param device
 *            name of the device
 * @param boardPath
 *            where the board is plugged in
 * @param uniqueId
 *            the unique id of the part, as in {@link JournalEntry}; never empty
 * @param image
 *            SHA-256 of the image as hexadecimal digits; empty while sectors are erased
 * @param start
 *            address of the first byte of the image; 0 while sectors are erased
 * @param next
 *            all bytes of the image before this address have been handed to the flashloader, or stood there already
 */
public record FlashEntry(Event event, String device, String boardPath, String uniqueId, String image, long start,
		long next) {

	/** What a line tells. */
	public enum Event {
		/** Sectors are about to be erased. */
		FLASH_ERASING,
		/** The image is written up to an address. */
		FLASH_WRITTEN,
		/** The image was read back and is as wanted. */
		FLASH_VERIFIED,
		/** The image was read back and is not as wanted, so nothing is known of it. */
		FLASH_WRONG
	}

	/**
	 * @param time
	 *            when it happened, ISO 8601
	 * @return one JSON object without line break; addresses as hexadecimal text
	 */
	public String toJson(String time) {
		return "{\"time\":" + JournalEntry.quoted(time) + ",\"event\":" + JournalEntry.quoted(event.name())
				+ ",\"device\":" + JournalEntry.quoted(device) + ",\"board\":" + JournalEntry.quoted(boardPath)
				+ ",\"id\":" + JournalEntry.quoted(uniqueId) + ",\"image\":" + JournalEntry.quoted(image)
				+ ",\"start\":" + JournalEntry.quoted(JournalEntry.hex(start)) + ",\"next\":"
				+ JournalEntry.quoted(JournalEntry.hex(next)) + "}";
	}
}
