/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.bootlog;

import java.util.Locale;

/**
 * A code of HAB with its names.
 *
 * @param code
 *            0..255
 * @param symbol
 *            the name in NXP's headers: "HAB_INV_CSF"; the code in hexadecimal if it is not known
 * @param words
 *            the same in words: "invalid CSF"
 * @param remedy
 *            what to do about it, one sentence; may be empty
 */
public record HabCode(int code, String symbol, String words, String remedy) {

	static HabCode unknown(int code) {
		String text = String.format(Locale.ROOT, "0x%02X", code);
		return new HabCode(code, text, "unknown code " + text, "");
	}

	/** @return symbol and code: "HAB_INV_CSF (0x11)" */
	@Override
	public String toString() {
		return symbol.startsWith("0x") ? symbol : String.format(Locale.ROOT, "%s (0x%02X)", symbol, code);
	}
}
