/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

import org.bootseal.core.keys.SrkEntry;
import org.bootseal.core.keys.SrkTable;

/** Shows an SRK table and what of it goes into fuses. */
final class SrkText {

	/** First of the eight SRK_HASH words of i.MX RT10xx, as efuse-program-once takes it (fuse map). */
	private static final int FIRST_WORD_RT10XX = 24;

	/** What is shown of a key of the table; programs get the components under these names. */
	private record Entry(int index, String key, boolean ca, String hash) {

		private static final int SHOWN_DIGITS = 8;

		String line() {
			return index + "  " + key + (ca ? ", CA" : "") + ", hash " + hash.substring(0, SHOWN_DIGITS);
		}
	}

	private SrkText() {
	}

	static void show(Output output, SrkTable table) {
		String hash = HexFormat.of().formatHex(table.hash());
		List<String> words = new ArrayList<>();
		for (int word : table.fuseWords()) {
			words.add(String.format(Locale.ROOT, "0x%08X", word));
		}
		List<Entry> entries = new ArrayList<>();
		for (SrkEntry entry : table.entries()) {
			entries.add(new Entry(entries.size(), entry.description(), entry.isCa(),
					HexFormat.of().formatHex(entry.hash())));
		}
		output.emit("srk", "hash", hash, "fuseWords", words, "entries", entries);
		output.say(Output.Tone.HEADING, "SRK table of " + entries.size() + (entries.size() == 1 ? " key" : " keys"));
		entries.forEach(entry -> output.say("  " + entry.line()));
		output.say("SRK hash " + hash);
		for (int i = 0; i < words.size(); i++) {
			int top = 255 - i * Integer.SIZE;
			output.say(String.format(Locale.ROOT, "  %-20s %s   (RT10xx fuse word %d)",
					"SRK_HASH[" + top + ":" + (top - Integer.SIZE + 1) + "]", words.get(i), FIRST_WORD_RT10XX + i));
		}
	}
}
