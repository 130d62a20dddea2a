/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.run;

import java.util.List;
import java.util.Map;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;

/**
 * Takes out of a run what tells others of this computer and its user.
 *
 * @param names
 *            the folders that are not to be named, and what stands for each; the first that fits is taken
 */
record Redaction(List<Map.Entry<String, String>> names) {

	/** Copies the list, without folders that would fit everywhere. */
	Redaction {
		names = names.stream().filter(name -> name.getKey().length() > 1).toList();
	}

	String apply(String text) {
		String redacted = text;
		for (Map.Entry<String, String> name : names) {
			redacted = redacted.replace(name.getKey(), name.getValue());
		}
		return redacted;
	}

	/** Applies to each text in the JSON given as text. */
	String applyToJson(String json) {
		return apply(JsonParser.parseString(json)).toString();
	}

	private JsonElement apply(JsonElement json) {
		if (json instanceof JsonPrimitive primitive && primitive.isString()) {
			return new JsonPrimitive(apply(primitive.getAsString()));
		}
		if (json instanceof JsonArray array) {
			JsonArray redacted = new JsonArray();
			array.forEach(element -> redacted.add(apply(element)));
			return redacted;
		}
		return json instanceof JsonObject object ? apply(object) : json;
	}

	private JsonObject apply(JsonObject json) {
		JsonObject redacted = new JsonObject();
		json.entrySet().forEach(member -> redacted.add(member.getKey(), apply(member.getValue())));
		return redacted;
	}
}
