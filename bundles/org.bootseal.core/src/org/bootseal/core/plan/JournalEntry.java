/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.util.Locale;

/**
 * One line of a journal.
 *
 * @param event
 *            what happened
 * @param device
 *            name of the device
 * @param boardPath
 *            where the board is plugged in
 * @param uniqueId
 *            the unique id of the part, its fuse words 1 and 2 as hexadecimal digits; empty if it could not be read
 * @param word
 *            index of the fuse word
 * @param name
 *            of the fuse word
 * @param wanted
 *            the bits that are burnt
 * @param found
 *            the word: before burning for SENDING, after it otherwise
 */
public record JournalEntry(Event event, String device, String boardPath, String uniqueId, int word, String name,
		int wanted, int found) {

	/** What a line of a journal tells. */
	public enum Event {
		/** The command that burns is about to be sent. */
		SENDING,
		/** The word was read back and is as wanted. */
		VERIFIED,
		/** The word was read back and is not as wanted. */
		MISMATCH
	}

	/**
	 * @param time
	 *            when it happened, ISO 8601
	 * @return one JSON object without line break; words as hexadecimal text
	 */
	public String toJson(String time) {
		return "{\"time\":" + quoted(time) + ",\"event\":" + quoted(event.name()) + ",\"device\":" + quoted(device)
				+ ",\"board\":" + quoted(boardPath) + ",\"id\":" + quoted(uniqueId) + ",\"word\":" + word + ",\"name\":"
				+ quoted(name) + ",\"wanted\":" + quoted(hex(wanted)) + ",\"found\":" + quoted(hex(found)) + "}";
	}

	static String hex(long value) {
		return String.format(Locale.ROOT, "0x%08X", value & 0xFFFFFFFFL);
	}

	static String quoted(String text) {
		StringBuilder json = new StringBuilder("\"");
		for (char c : text.toCharArray()) {
			if (c == '"' || c == '\\') {
				json.append('\\').append(c);
			} else if (c < ' ' || c > '~') {
				json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
			} else {
				json.append(c);
			}
		}
		return json.append('"').toString();
	}
}
