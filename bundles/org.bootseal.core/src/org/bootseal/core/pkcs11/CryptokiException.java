/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.pkcs11;

import java.util.Locale;
import java.util.Map;

/** A call of a PKCS #11 module failed with a return value (PKCS #11 2.40, section 11.1: CKR_...). */
final class CryptokiException extends Exception {

	static final long GENERAL_ERROR = 0x5;
	static final long PIN_INCORRECT = 0xA0;
	static final long PIN_INVALID = 0xA1;
	static final long PIN_LENGTH = 0xA2;
	static final long PIN_EXPIRED = 0xA3;
	static final long PIN_LOCKED = 0xA4;
	static final long ALREADY_LOGGED_IN = 0x100;
	static final long ALREADY_INITIALIZED = 0x191;

	private static final long serialVersionUID = 1L;
	private static final Map<Long, String> NAMES = Map.ofEntries(Map.entry(0x2L, "CKR_HOST_MEMORY"),
			Map.entry(0x3L, "CKR_SLOT_ID_INVALID"), Map.entry(GENERAL_ERROR, "CKR_GENERAL_ERROR"),
			Map.entry(0x6L, "CKR_FUNCTION_FAILED"), Map.entry(0x30L, "CKR_DEVICE_ERROR"),
			Map.entry(0x32L, "CKR_DEVICE_REMOVED"), Map.entry(0x54L, "CKR_FUNCTION_NOT_SUPPORTED"),
			Map.entry(0x63L, "CKR_KEY_TYPE_INCONSISTENT"), Map.entry(0x68L, "CKR_KEY_FUNCTION_NOT_PERMITTED"),
			Map.entry(0x70L, "CKR_MECHANISM_INVALID"), Map.entry(PIN_INCORRECT, "CKR_PIN_INCORRECT"),
			Map.entry(PIN_INVALID, "CKR_PIN_INVALID"), Map.entry(PIN_LENGTH, "CKR_PIN_LEN_RANGE"),
			Map.entry(PIN_EXPIRED, "CKR_PIN_EXPIRED"), Map.entry(PIN_LOCKED, "CKR_PIN_LOCKED"),
			Map.entry(0xE0L, "CKR_TOKEN_NOT_PRESENT"), Map.entry(0xE1L, "CKR_TOKEN_NOT_RECOGNIZED"),
			Map.entry(0x101L, "CKR_USER_NOT_LOGGED_IN"), Map.entry(0x102L, "CKR_USER_PIN_NOT_INITIALIZED"));

	private final long code;

	/**
	 * @param function
	 *            the function that failed, "C_Login"
	 * @param code
	 *            its return value, not 0
	 */
	CryptokiException(String function, long code) {
		super(function + " answers " + NAMES.getOrDefault(code, String.format(Locale.ROOT, "0x%X", code)));
		this.code = code;
	}

	long code() {
		return code;
	}
}
