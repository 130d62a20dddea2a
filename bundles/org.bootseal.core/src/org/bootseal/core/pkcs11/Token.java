/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.pkcs11;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a token says about itself (PKCS #11 2.40, CK_TOKEN_INFO).
 *
 * @param slot
 *            number of its slot
 * @param label
 *            its label, without the blanks behind it
 * @param manufacturer
 *            who made it, without the blanks behind
 * @param model
 *            its model, without the blanks behind
 * @param serial
 *            its serial number, without the blanks behind it
 * @param flags
 *            CKF_... bits
 */
record Token(long slot, String label, String manufacturer, String model, String serial, long flags) {

	/** Label, manufacturer, model and serial number: texts of fixed length, filled up with blanks. */
	static final int TEXTS_LENGTH = 96;

	private static final int LABEL_LENGTH = 32;
	private static final int MANUFACTURER_LENGTH = 32;
	private static final int MODEL_OFFSET = 64;
	private static final int MODEL_LENGTH = 16;
	private static final int SERIAL_OFFSET = 80;
	private static final int SERIAL_LENGTH = 16;
	private static final long PROTECTED_PATH = 0x100;
	private static final long INITIALIZED = 0x400;
	private static final long PIN_COUNT_LOW = 0x10000;
	private static final long PIN_FINAL_TRY = 0x20000;
	private static final long PIN_LOCKED = 0x40000;

	static Token of(long slot, byte[] texts, long flags) {
		return new Token(slot, text(texts, 0, LABEL_LENGTH), text(texts, LABEL_LENGTH, MANUFACTURER_LENGTH),
				text(texts, MODEL_OFFSET, MODEL_LENGTH), text(texts, SERIAL_OFFSET, SERIAL_LENGTH), flags);
	}

	private static String text(byte[] texts, int offset, int length) {
		String text = new String(texts, offset, length, StandardCharsets.UTF_8).stripTrailing();
		int end = text.indexOf('\0');
		// what a token says goes into messages
		return (end < 0 ? text : text.substring(0, end)).replaceAll("\\p{Cntrl}", "?");
	}

	boolean isInitialized() {
		return (flags & INITIALIZED) != 0;
	}

	/** Whether it has a keypad of its own for the PIN. */
	boolean asksByItself() {
		return (flags & PROTECTED_PATH) != 0;
	}

	boolean isLocked() {
		return (flags & PIN_LOCKED) != 0;
	}

	/** What is known about the tries that are left, or empty; few tokens count in public. */
	Optional<String> triesLeft() {
		if (isLocked()) {
			return Optional.of("it is locked now");
		}
		if ((flags & PIN_FINAL_TRY) != 0) {
			return Optional.of("one try is left before it locks");
		}
		return (flags & PIN_COUNT_LOW) != 0 ? Optional.of("a wrong PIN was given before, few tries may be left")
				: Optional.empty();
	}

	/** How messages name it. */
	String name() {
		return "\"" + label + "\" (slot " + slot + ", serial number " + serial + ")";
	}
}
