/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.imports;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.YamlValue;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.MalformedJsonException;

/**
 * One value of a JSON text that is neither object nor list.
 *
 * @param path
 *            the keys from the top down; elements of lists as numbers
 * @param text
 *            the value as text; "null" for null
 */
record JsonEntry(List<String> path, String text) {

	private static final int DEPTH_MAX = 64;
	private static final int ENTRIES_MAX = 100_000;

	JsonEntry {
		path = List.copyOf(path);
	}

	/**
	 * @param file
	 *            named in messages
	 * @param json
	 *            a whole JSON text
	 * @return its values in their order
	 * @throws BadInputException
	 *             if it is no JSON, too deep or too large; the message quotes nothing of it
	 */
	static List<JsonEntry> read(Path file, String json) throws BadInputException {
		List<JsonEntry> entries = new ArrayList<>();
		try (JsonReader reader = new JsonReader(new StringReader(json))) {
			read(reader, new ArrayList<>(), entries);
			reader.peek();
			return entries;
		} catch (MalformedJsonException | IllegalStateException | NumberFormatException e) {
			throw new BadInputException(file + ": this is no JSON" + position(e), e);
		} catch (IOException e) {
			throw new BadInputException(file + ": this is no JSON: it ends too early, or is nested too deep", e);
		}
	}

	private static String position(Exception e) {
		String message = String.valueOf(e.getMessage());
		String place = message.replaceFirst("(?s).*at (line \\d+ column \\d+).*", "$1");
		return place.equals(message) ? "" : ", " + place.replace(" column", ", column");
	}

	private static void read(JsonReader reader, List<String> path, List<JsonEntry> entries) throws IOException {
		if (path.size() > DEPTH_MAX || entries.size() > ENTRIES_MAX) {
			throw new MalformedJsonException("too deep or too large");
		}
		switch (reader.peek()) {
		case BEGIN_OBJECT -> {
			reader.beginObject();
			while (reader.hasNext()) {
				path.add(reader.nextName());
				read(reader, path, entries);
				path.remove(path.size() - 1);
			}
			reader.endObject();
		}
		case BEGIN_ARRAY -> {
			reader.beginArray();
			for (int i = 0; reader.hasNext(); i++) {
				path.add(Integer.toString(i));
				read(reader, path, entries);
				path.remove(path.size() - 1);
			}
			reader.endArray();
		}
		case NULL -> {
			reader.nextNull();
			entries.add(new JsonEntry(path, "null"));
		}
		case BOOLEAN -> entries.add(new JsonEntry(path, Boolean.toString(reader.nextBoolean())));
		default -> entries.add(new JsonEntry(path, reader.nextString()));
		}
	}

	/** @return whether the value says something */
	boolean isSet() {
		return !text.isBlank() && !text.equals("null");
	}

	/** @return the last key, of an element of a list that of the list; letters and digits of it, in lower case */
	String key() {
		return BootWords.plain(name(0));
	}

	/** @return the key above and this one, in the same form */
	String longKey() {
		return BootWords.plain(name(1)) + key();
	}

	private String name(int above) {
		int left = above;
		for (int i = path.size() - 1; i >= 0; i--) {
			if (!path.get(i).matches("\\d+")) {
				if (left == 0) {
					return path.get(i);
				}
				left--;
			}
		}
		return "";
	}

	/**
	 * @return the value as an unsigned number of 32 bits; empty if it is none, or starts with a zero, which some take
	 *         for octal
	 */
	Optional<Long> number() {
		try {
			long number = YamlValue.parseNumber(text.strip());
			return number >= 0 && number <= 0xFFFF_FFFFL ? Optional.of(number) : Optional.empty();
		} catch (NumberFormatException e) {
			return Optional.empty();
		}
	}

	/** @return the path as people read it */
	String place() {
		return String.join(".", path);
	}
}
