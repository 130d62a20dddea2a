/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.sdp;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.bootseal.core.hab.HabEngine;

/**
 * What HAB says in answer to ERROR_STATUS, or in the four bytes of a HAB event: status, reason, context and engine, one
 * byte each from bit 31 down (HAB 4 API reference manual). A plain verdict repeats the status byte four times.
 *
 * @param word
 *            the four bytes
 */
public record HabStatus(int word) {

	private static final Map<Integer, String> STATUSES = Map.of(0x00, "unknown", 0x33, "failure", 0x69, "warning",
			0xF0, "success");

	private static final Map<Integer, String> REASONS = Map.ofEntries(Map.entry(0x00, "no reason given"),
			Map.entry(0x03, "unsupported command"), Map.entry(0x05, "invalid IVT"),
			Map.entry(0x06, "malformed command"), Map.entry(0x09, "unsuitable state"),
			Map.entry(0x0A, "unsupported engine"), Map.entry(0x0C, "invalid assertion"),
			Map.entry(0x0F, "invalid index, or access denied"), Map.entry(0x11, "invalid CSF"),
			Map.entry(0x12, "unsupported algorithm"), Map.entry(0x14, "unsupported protocol"),
			Map.entry(0x17, "invalid data size"), Map.entry(0x18, "invalid signature"),
			Map.entry(0x1B, "unsupported key type or parameter"), Map.entry(0x1D, "invalid key"),
			Map.entry(0x1E, "callback failed"), Map.entry(0x21, "invalid certificate"),
			Map.entry(0x22, "invalid address, or access denied"), Map.entry(0x24, "unsupported configuration item"),
			Map.entry(0x27, "invalid DCD"), Map.entry(0x28, "call out of sequence"),
			Map.entry(0x2B, "poll count expired"), Map.entry(0x2D, "storage exhausted"),
			Map.entry(0x2E, "memory failure"), Map.entry(0x30, "engine failure"), Map.entry(0x31, "invalid blob"),
			Map.entry(0x32, "invalid MAC"));

	private static final Map<Integer, String> CONTEXTS = Map.ofEntries(Map.entry(0x00, "any context"),
			Map.entry(0x0A, "authenticating the image"), Map.entry(0x33, "checking the target address"),
			Map.entry(0xA0, "assertion"), Map.entry(0xC0, "CSF or DCD command"), Map.entry(0xCF, "running the CSF"),
			Map.entry(0xDB, "authenticated data block"), Map.entry(0xDD, "running the DCD"),
			Map.entry(0xE1, "entering HAB"), Map.entry(0xEE, "leaving HAB"), Map.entry(0xFF, "fab test"));

	/** @return the status bytes that are known */
	public static Set<Integer> statuses() {
		return STATUSES.keySet();
	}

	/** @return the reason bytes that are known */
	public static Set<Integer> reasons() {
		return REASONS.keySet();
	}

	/** @return the context bytes that are known */
	public static Set<Integer> contexts() {
		return CONTEXTS.keySet();
	}

	/** @return whether HAB found nothing wrong */
	public boolean isSuccess() {
		return word >>> 24 == 0xF0;
	}

	/** @return the verdict, for example "failure" */
	public String status() {
		return name(STATUSES, word >>> 24);
	}

	/** @return why, for example "invalid signature"; meaningful only if {@link #hasDetails()} */
	public String reason() {
		return name(REASONS, word >>> 16 & 0xFF);
	}

	/** @return what HAB was doing; meaningful only if {@link #hasDetails()} */
	public String context() {
		return name(CONTEXTS, word >>> 8 & 0xFF);
	}

	/** @return the engine that was used, for example "DCP"; meaningful only if {@link #hasDetails()} */
	public String engine() {
		return HabEngine.nameOf(word & 0xFF);
	}

	/** @return whether the word tells more than the verdict */
	public boolean hasDetails() {
		int status = word >>> 24;
		return word != status * 0x01010101;
	}

	/** @return one line, for example "HAB failure (0x33180ADB): invalid signature, authenticating the image, ..." */
	public String describe() {
		String verdict = String.format(Locale.ROOT, "HAB %s (0x%08X)", status(), word);
		return hasDetails() ? verdict + ": " + reason() + ", " + context() + ", engine " + engine() : verdict;
	}

	@Override
	public String toString() {
		return describe();
	}

	private static String name(Map<Integer, String> names, int code) {
		String name = names.get(code);
		return name == null ? String.format(Locale.ROOT, "unknown code 0x%02X", code) : name;
	}
}
