/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.zip.InflaterInputStream;

import org.bootseal.core.BadInputException;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/** An object of a state file, by the names that lead to it; whatever is not as it should be is told with them. */
final class StateObject {

	private final Path file;
	private final String name;
	private final JsonObject json;

	private StateObject(Path file, String name, JsonObject json) {
		this.file = file;
		this.name = name;
		this.json = json;
	}

	static StateObject of(Path file, JsonElement root) throws BadInputException {
		if (!root.isJsonObject()) {
			throw BadInputException.in(file, "", "this is not the state of a virtual board");
		}
		return new StateObject(file, "", root.getAsJsonObject());
	}

	Path file() {
		return file;
	}

	private String place(String key) {
		return name.isEmpty() ? key : name + "." + key;
	}

	private JsonElement element(String key) throws BadInputException {
		JsonElement element = json.get(key);
		if (element == null) {
			throw BadInputException.in(file, place(key), "missing");
		}
		return element;
	}

	boolean has(String key) {
		return json.has(key);
	}

	Set<String> keys() {
		return json.keySet();
	}

	StateObject object(String key) throws BadInputException {
		JsonElement element = element(key);
		if (!element.isJsonObject()) {
			throw BadInputException.in(file, place(key), "not an object");
		}
		return new StateObject(file, place(key), element.getAsJsonObject());
	}

	String text(String key) throws BadInputException {
		JsonElement element = element(key);
		if (!element.isJsonPrimitive()) {
			throw BadInputException.in(file, place(key), "not a single value");
		}
		return element.getAsString();
	}

	List<String> texts(String key) throws BadInputException {
		JsonElement element = element(key);
		if (!element.isJsonArray()) {
			throw BadInputException.in(file, place(key), "not a list");
		}
		List<String> texts = new ArrayList<>();
		for (JsonElement item : element.getAsJsonArray()) {
			if (!item.isJsonPrimitive()) {
				throw BadInputException.in(file, place(key), "not a list of single values");
			}
			texts.add(item.getAsString());
		}
		return texts;
	}

	boolean flag(String key) throws BadInputException {
		return switch (text(key)) {
		case "true" -> true;
		case "false" -> false;
		default -> throw BadInputException.expected(file, place(key), text(key), "true or false");
		};
	}

	<E extends Enum<E>> E choice(String key, Class<E> type) throws BadInputException {
		String text = text(key);
		for (E value : type.getEnumConstants()) {
			if (value.name().equals(text)) {
				return value;
			}
		}
		throw BadInputException.expected(file, place(key), text,
				"one of " + Arrays.toString(type.getEnumConstants()));
	}

	long number(String key, long least, long most) throws BadInputException {
		return parse(place(key), text(key), least, most);
	}

	long parse(String where, String text, long least, long most) throws BadInputException {
		try {
			long number = Long.decode(text);
			if (number >= least && number <= most) {
				return number;
			}
		} catch (NumberFormatException e) {
			throw new BadInputException(
					BadInputException.expected(file, where, "\"" + text + "\"", "a number").getMessage(), e);
		}
		throw BadInputException.expected(file, where, text, least + " to " + most);
	}

	byte[] packed(String key, int length) throws BadInputException {
		try (InflaterInputStream in = new InflaterInputStream(
				new ByteArrayInputStream(Base64.getDecoder().decode(text(key))))) {
			byte[] bytes = in.readNBytes(length + 1);
			if (bytes.length == length) {
				return bytes;
			}
		} catch (IOException | IllegalArgumentException e) {
			throw new BadInputException(
					BadInputException.in(file, place(key), "not compressed memory").getMessage(), e);
		}
		throw BadInputException.expected(file, place(key), "memory of another length", length + " bytes");
	}
}
