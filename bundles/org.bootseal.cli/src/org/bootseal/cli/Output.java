/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;

/**
 * What a command tells: text for people, or one JSON object a line for programs. A command says everything in both
 * forms; which one is shown is the user's choice.
 */
final class Output {

	/** How a piece of text is meant; shown by colour on a terminal only. */
	enum Tone {
		/** Something is as it should be. */
		GOOD("\u001b[32m"),
		/** Look here before you go on. */
		WARNING("\u001b[33m"),
		/** Something is wrong. */
		BAD("\u001b[31m"),
		/** Less important than what stands around it. */
		QUIET("\u001b[2m"),
		/** A heading. */
		HEADING("\u001b[1m");

		private final String on;

		Tone(String on) {
			this.on = on;
		}
	}

	private final Environment environment;
	private final boolean json;
	private final boolean colour;
	private final Optional<String> board;

	Output(Environment environment, boolean json, boolean colour) {
		this(environment, json, colour, Optional.empty());
	}

	private Output(Environment environment, boolean json, boolean colour, Optional<String> board) {
		this.environment = environment;
		this.json = json;
		this.colour = colour && !json;
		this.board = board;
	}

	/**
	 * @param name
	 *            which of several boards it is about
	 * @return the same output, where events tell the board
	 */
	Output of(String name) {
		return new Output(environment, json, colour, Optional.of(name));
	}

	/** @return whether programs read the output */
	boolean isJson() {
		return json;
	}

	/** Shows a line to people. */
	void say(String line) {
		if (!json) {
			environment.out().println(line);
		}
	}

	/** Shows a line to people, in the tone given. */
	void say(Tone tone, String line) {
		say(paint(tone, line));
	}

	/** Replaces the line that the cursor is in; only on a terminal. */
	void overwrite(String line) {
		if (colour) {
			environment.out().print("\r\u001b[K" + line);
			environment.out().flush();
		}
	}

	/** @return the text, coloured if this output shows colours */
	String paint(Tone tone, String text) {
		return colour ? tone.on + text + "\u001b[0m" : text;
	}

	/**
	 * Tells programs something.
	 *
	 * @param event
	 *            what it is about
	 * @param fields
	 *            alternating names and values; values are text, numbers, booleans, lists or maps
	 */
	void emit(String event, Object... fields) {
		if (json) {
			Map<String, Object> object = new LinkedHashMap<>();
			object.put("event", event);
			board.ifPresent(name -> object.put("onBoard", name));
			for (int i = 0; i < fields.length; i += 2) {
				object.put((String) fields[i], fields[i + 1]);
			}
			environment.out().println(JsonHolder.GSON.toJson(object));
		}
	}

	/** Says something that is not the result, such as a warning, on standard error; to programs as an event. */
	void warn(String message) {
		emit("warning", "message", message);
		if (!json) {
			environment.err().println(paint(Tone.WARNING, "warning: ") + message);
		}
	}

	/** Says why the command fails. */
	void fail(String message, int exitCode) {
		emit("error", "message", message, "exit", exitCode);
		if (!json) {
			environment.err().println(paint(Tone.BAD, "error: ") + message);
		}
	}

	/** Gson costs start-up time that only --json should pay. */
	private static final class JsonHolder {
		static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();
	}
}
