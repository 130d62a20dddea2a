/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.runlog;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.bootseal.core.BadInputException;
import org.bootseal.core.plan.RunRecord;
import org.bootseal.core.plan.StepRecord;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/**
 * A run as JSON, one object with the name of the format in it. Reading throws the unchecked exceptions of the JSON
 * library and of a missing member.
 */
final class LoggedRunJson {

	/** Value of the member "format". */
	static final String FORMAT = "bootseal run";
	private static final int VERSION = 1;

	private LoggedRunJson() {
	}

	static JsonObject write(LoggedRun run) {
		JsonObject json = new JsonObject();
		json.addProperty("format", FORMAT);
		json.addProperty("version", Integer.valueOf(VERSION));
		json.addProperty("id", run.id());
		json.addProperty("time", run.time().toString());
		json.addProperty("name", run.name());
		json.addProperty("file", run.file());
		json.addProperty("board", run.board());
		json.addProperty("device", run.device());
		json.addProperty("state", run.state().name());
		json.addProperty("message", run.message());
		json.add("plan", texts(run.plan()));
		JsonArray steps = new JsonArray();
		run.steps().forEach(step -> steps.add(RunRecordJson.write(step)));
		json.add("steps", steps);
		run.record().ifPresent(record -> json.add("record", RunRecordJson.write(record)));
		return json;
	}

	static LoggedRun read(JsonObject json, Path file) throws BadInputException {
		if (!json.has("format") || !text(json, "format").equals(FORMAT)) {
			throw BadInputException.expected(file, "format", json.has("format") ? text(json, "format") : "none",
					FORMAT);
		}
		if (json.get("version").getAsInt() != VERSION) {
			throw BadInputException.expected(file, "version", text(json, "version"), Integer.toString(VERSION));
		}
		List<StepRecord> steps = list(json, "steps", element -> RunRecordJson.readStep(element.getAsJsonObject()));
		String device = text(json, "device");
		Optional<RunRecord> record = json.has("record")
				? Optional.of(RunRecordJson.read(json.getAsJsonObject("record"), steps, device))
				: Optional.empty();
		return new LoggedRun(text(json, "id"), Instant.parse(text(json, "time")), text(json, "name"),
				text(json, "file"), text(json, "board"), device, RunState.valueOf(text(json, "state")),
				text(json, "message"), texts(json, "plan"), steps, record);
	}

	static String text(JsonObject json, String name) {
		return json.get(name).getAsString();
	}

	static JsonArray texts(List<String> lines) {
		JsonArray array = new JsonArray();
		lines.forEach(array::add);
		return array;
	}

	static List<String> texts(JsonObject json, String name) {
		return list(json, name, JsonElement::getAsString);
	}

	static <T> List<T> list(JsonObject json, String name, Function<JsonElement, T> reader) {
		List<T> list = new ArrayList<>();
		json.getAsJsonArray(name).forEach(element -> list.add(reader.apply(element)));
		return list;
	}
}
