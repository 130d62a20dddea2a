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
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Tells from a journal what a run that died may have done. */
public final class JournalReader {

	private static final Pattern ADDRESS = Pattern.compile("0x[0-9A-F]{8}");

	private JournalReader() {
		// functions only
	}

	/**
	 * @param file
	 *            a journal
	 * @return one sentence for each fuse word that was sent and never read back, or was read back wrong, for each part
	 *         whose flash was not written to the end, and for each line that can't be read; empty if all ended well
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
			case "FLASH_ERASING", "FLASH_WRITTEN", "FLASH_WRONG":
				open.put(flashKey(entry), flash(entry));
				break;
			case "FLASH_VERIFIED":
				open.remove(flashKey(entry));
				break;
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

	private static String flashKey(Map<?, ?> entry) {
		return "flash of " + entry.get("device") + " " + entry.get("id");
	}

	private static String flash(Map<?, ?> entry) {
		String how = switch (String.valueOf(entry.get("event"))) {
		case "FLASH_ERASING" -> "the erasing of its flash had begun at ";
		case "FLASH_WRONG" -> "its flash was not as wanted at ";
		default -> "its flash was written up to " + entry.get("next") + " at ";
		};
		return entry.get("device") + " " + entry.get("id") + " at " + entry.get("board")
				+ ": a run was cut off; " + how + entry.get("time") + ". Writing it again goes on from there.";
	}

	/**
	 * @param file
	 *            a journal
	 * @param device
	 *            name of the device
	 * @param uniqueId
	 *            of the part
	 * @param image
	 *            SHA-256 of the image that is to be written
	 * @return where the last run that wrote that part's flash was cut off, if it wrote this image and had begun to
	 *         write
	 * @throws IOException
	 *             if the file can't be read
	 */
	static Optional<CutOff> cutOff(Path file, String device, String uniqueId, String image) throws IOException {
		Optional<CutOff> last = Optional.empty();
		for (String line : new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList()) {
			if (!line.contains("\"FLASH_")) {
				continue;
			}
			Map<?, ?> entry = entry(line);
			if (device.equals(entry.get("device")) && uniqueId.equals(entry.get("id"))) {
				last = "FLASH_WRITTEN".equals(entry.get("event")) && image.equals(entry.get("image")) ? written(entry)
						: Optional.empty();
			}
		}
		return last;
	}

	private static Optional<CutOff> written(Map<?, ?> entry) {
		String next = String.valueOf(entry.get("next"));
		return ADDRESS.matcher(next).matches()
				? Optional.of(new CutOff(String.valueOf(entry.get("time")), Long.decode(next)))
				: Optional.empty();
	}

	/**
	 * What is known of fuses that runs have burnt or begun to burn.
	 *
	 * @param file
	 *            a journal
	 * @return its lines about fuses, in order; one that can't be read, or is about something else, is left out
	 * @throws IOException
	 *             if the file can't be read
	 */
	public static List<JournalEntry> fuses(Path file) throws IOException {
		List<JournalEntry> fuses = new ArrayList<>();
		for (String line : new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList()) {
			fuse(entry(line)).ifPresent(fuses::add);
		}
		return fuses;
	}

	private static Optional<JournalEntry> fuse(Map<?, ?> entry) {
		Optional<JournalEntry.Event> event = Arrays.stream(JournalEntry.Event.values())
				.filter(each -> each.name().equals(entry.get("event"))).findFirst();
		String wanted = String.valueOf(entry.get("wanted"));
		String found = String.valueOf(entry.get("found"));
		if (event.isEmpty() || !(entry.get("word") instanceof Integer word) || !ADDRESS.matcher(wanted).matches()
				|| !ADDRESS.matcher(found).matches()) {
			return Optional.empty();
		}
		return Optional.of(new JournalEntry(event.get(), String.valueOf(entry.get("device")),
				String.valueOf(entry.get("board")), String.valueOf(entry.get("id")), word,
				String.valueOf(entry.get("name")), Long.decode(wanted).intValue(), Long.decode(found).intValue()));
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
