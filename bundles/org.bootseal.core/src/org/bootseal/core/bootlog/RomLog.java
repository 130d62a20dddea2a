/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.bootlog;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.bootseal.core.sdp.HabStatus;

/**
 * The log of a boot ROM: little-endian words in RAM. That of the i.MX RT10xx is a list of event words up to a zero.
 * That of the i.MX RT11xx begins with a count; each entry has state, sub-state, status and the number of data words
 * behind it, one byte each from bit 31 down. Source: NXP-MCUBootUtility 6 (btlog), AN12853 (i.MX ROMs Log Events).
 */
public final class RomLog {

	private static final String RESOURCE = "rom-log.txt";
	private static final int COLUMNS = 4;
	/** Most words of a log: 264 bytes. */
	private static final int WORDS_MAX = 66;
	private static final int AUTHENTICATION = 0x0009_0000;
	/** State of an RT11xx entry whose data words are the entry address. */
	private static final int STATE_JUMP = 0x0C;

	private final Map<String, String> texts;
	private final int[] words;
	private final List<RomLogEntry> entries = new ArrayList<>();

	private RomLog(Map<String, String> texts, int[] words) {
		this.texts = texts;
		this.words = words;
	}

	/**
	 * @param bytes
	 *            the memory where a ROM has its log
	 * @return the steps, oldest first; empty if the bytes are no log
	 */
	public static Optional<List<RomLogEntry>> parse(byte[] bytes) {
		if (bytes.length < Integer.BYTES) {
			return Optional.empty();
		}
		int[] words = new int[Math.min(WORDS_MAX, bytes.length / Integer.BYTES)];
		ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(words);
		RomLog log = new RomLog(read(), words);
		return log.isList() ? Optional.of(log.list()) : log.isCounted() ? Optional.of(log.counted()) : Optional.empty();
	}

	private static Map<String, String> read() {
		try (InputStream in = RomLog.class.getResourceAsStream(RESOURCE)) {
			if (in == null) {
				throw new IllegalStateException(RESOURCE + " is missing from the installation");
			}
			BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
			Map<String, String> texts = new HashMap<>();
			for (String line = reader.readLine(); line != null; line = reader.readLine()) {
				if (!line.isBlank() && !line.startsWith("#")) {
					String[] columns = line.split(" *\\| *", COLUMNS);
					texts.put(columns[0] + Long.decode(columns[1]).intValue(), columns[2]);
				}
			}
			return texts;
		} catch (IOException e) {
			throw new UncheckedIOException(RESOURCE + " can't be read", e);
		}
	}

	private boolean isList() {
		return texts.containsKey("rt10xx" + words[0]);
	}

	private boolean isCounted() {
		return words.length > 1 && words[0] > 0 && words[0] < WORDS_MAX
				&& texts.containsKey("state" + (words[1] >>> 24))
				&& texts.containsKey("sub" + (words[1] >>> 16 & 0xFF))
				&& texts.containsKey("status" + (words[1] >>> 8 & 0xFF));
	}

	private List<RomLogEntry> list() {
		for (int i = 0; i < words.length && words[i] != 0; i++) {
			String text = texts.get("rt10xx" + words[i]);
			boolean verdict = i > 0 && words[i - 1] == AUTHENTICATION && text == null;
			if (verdict) {
				HabStatus status = new HabStatus(Integer.reverseBytes(words[i]));
				HabStatus straight = new HabStatus(words[i]);
				HabStatus shown = known(straight) || !known(status) ? straight : status;
				entries.add(new RomLogEntry(words[i], shown.describe(), !shown.isSuccess()));
			} else {
				entries.add(new RomLogEntry(words[i], text == null ? "data, such as a time" : text,
						text != null && text.contains("failed")));
			}
		}
		return entries;
	}

	private static boolean known(HabStatus status) {
		int code = status.word() >>> 24;
		return code == HabEvent.FAILURE || code == HabEvent.WARNING || code == HabEvent.SUCCESS;
	}

	private List<RomLogEntry> counted() {
		int end = Math.min(words.length, words[0] + 1);
		int at = 1;
		while (at < end) {
			int word = words[at];
			int data = word & 0xFF;
			StringBuilder text = new StringBuilder(name("state", word >>> 24)).append(", ")
					.append(name("sub", word >>> 16 & 0xFF)).append(": ").append(name("status", word >>> 8 & 0xFF));
			for (int i = 1; i <= data && at + i < end; i++) {
				text.append(String.format(word >>> 24 == STATE_JUMP ? ", entry 0x%08X" : ", data 0x%X", words[at + i]));
			}
			int status = word >>> 8 & 0xFF;
			entries.add(new RomLogEntry(word, text.toString(), status == 0xF3 || status == 0xF5 || status == 0xFC));
			at += 1 + data;
		}
		return entries;
	}

	private String name(String kind, int code) {
		return texts.getOrDefault(kind + code, String.format("0x%02X", code));
	}
}
