/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Tells from a journal what a run that died may have done. */
public final class JournalReader {

	private JournalReader() {
		// functions only
	}

	/**
	 * @param file
	 *            a journal
	 * @return one sentence for each fuse word that was sent and never read back, or was read back wrong, and for each
	 *         line that can't be read; empty if all ended well
	 * @throws IOException
	 *             if the file can't be read
	 */
	public static List<String> unfinished(Path file) throws IOException {
		Map<String, String> open = new LinkedHashMap<>();
		List<String> lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
		for (int i = 0; i < lines.size(); i++) {
			// a JSON object is a YAML mapping as well
			Map<?, ?> entry = entry(lines.get(i));
			if (entry.isEmpty()) {
				open.put("line " + i, "Line " + (i + 1)
						+ " of the journal can't be read; the host may have died while it was written.");
				continue;
			}
			String id = String.valueOf(entry.get("id"));
			String fuse = ": fuse word " + entry.get("word") + " " + entry.get("name");
			String word = entry.get("device") + (id.isEmpty() ? "" : " " + id) + " at " + entry.get("board") + fuse;
			// a board may come back at another place, and another board to the same place
			String key = entry.get("device") + " " + (id.isEmpty() ? "at " + entry.get("board") : id) + fuse;
			switch (String.valueOf(entry.get("event"))) {
			case "VERIFIED":
				open.remove(key);
				break;
			case "MISMATCH":
				open.put(key, word + " was burnt with " + entry.get("wanted") + " and read back as "
						+ entry.get("found") + " at " + entry.get("time") + ".");
				break;
			default:
				open.put(key, word + " may be burnt with " + entry.get("wanted") + ": it was to be sent at "
						+ entry.get("time") + " and never read back; it was " + entry.get("found")
						+ " before. Read it before anything else.");
				break;
			}
		}
		return new ArrayList<>(open.values());
	}

	private static Map<?, ?> entry(String line) {
		try {
			return new Load(LoadSettings.builder().build()).loadFromString(line) instanceof Map<?, ?> map ? map
					: Map.of();
		} catch (YamlEngineException e) {
			// a torn line is told to the user as such
			return Map.of();
		}
	}
}
