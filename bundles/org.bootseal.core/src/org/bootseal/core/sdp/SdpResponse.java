/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.sdp;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Words with which the ROM answers in report 4, read most significant byte first. */
public final class SdpResponse {

	/** A register, DCD or CSF was written. */
	public static final int WRITE_COMPLETE = 0x128A8A12;

	/** A file was written. */
	public static final int FILE_COMPLETE = 0x88888888;

	/** The next DCD will be skipped. */
	public static final int DCD_SKIPPED = 0x900DD009;

	/**
	 * The same with its bytes in the other order. NXP's tools disagree: SPSDK expects the word as above, mfgtools
	 * (libuuu, sdp.cpp) this one, and mfgtools asks for it on RT106x.
	 */
	public static final int DCD_SKIPPED_REVERSED = 0x09D00D90;

	/** The speed of the serial line will change. */
	public static final int BAUDRATE_SET = 0x09D00D90;

	/**
	 * The address or the range is refused. Recorded on RT10xx parts in place of data, of the result, and even of the
	 * HAB state.
	 */
	public static final int ADDRESS_REFUSED = 0x89232389;

	/** HAB found nothing wrong. */
	public static final int HAB_SUCCESS = 0xF0F0F0F0;

	/** HAB refused something: the last image, or a boot attempt before the serial downloader was entered. */
	public static final int HAB_FAILURE = 0x33333333;

	/** HAB found something wrong but went on. */
	public static final int HAB_WARNING = 0x69696969;

	private static final int MBOOT_START_BYTE = 0x5A;

	private static final Map<Integer, String> MEANINGS = Map.of(WRITE_COMPLETE, "write complete", FILE_COMPLETE,
			"file written", DCD_SKIPPED, "DCD skipped", ADDRESS_REFUSED, "address or range refused", HAB_SUCCESS,
			"HAB success", HAB_FAILURE, "HAB failure", HAB_WARNING, "HAB warning", HabState.OPEN.word(), "HAB open",
			HabState.CLOSED.word(), "HAB closed");

	private SdpResponse() {
		// constants and a function
	}

	/** @return the words that are known */
	public static Set<Integer> words() {
		return MEANINGS.keySet();
	}

	/**
	 * @param word
	 *            a word from the ROM
	 * @return what it says, a few words
	 */
	public static String meaning(int word) {
		String known = MEANINGS.get(word);
		if (known != null) {
			return known;
		}
		if (word >>> 24 == MBOOT_START_BYTE || (word >>> 16 & 0xFF) == MBOOT_START_BYTE) {
			return "not a word of the ROM; the byte 0x5A hints at a flashloader that answers instead";
		}
		return "not a known word of the ROM";
	}

	/**
	 * @param word
	 *            a word from the ROM
	 * @return for example "0x33333333 (HAB failure)"
	 */
	public static String describe(int word) {
		return String.format(Locale.ROOT, "0x%08X (%s)", word, meaning(word));
	}
}
