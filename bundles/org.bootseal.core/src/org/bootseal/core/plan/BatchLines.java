/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import static org.bootseal.core.plan.BatchTools.plain;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The lines of a batch file, as far as they are made of commands to a board. */
class BatchLines {

	static final String DELETE_OUT = "del \"%OUT%\" >nul 2>&1";

	private final Path folder;
	private final List<String> lines = new ArrayList<>();

	/**
	 * @param folder
	 *            where the script will be
	 */
	BatchLines(Path folder) {
		this.folder = folder;
	}

	/** The lines so far. */
	final List<String> lines() {
		return List.copyOf(lines);
	}

	/** Begins a step. */
	final void begin(String title) {
		line("");
		line("set \"STEP=" + plain(title) + "\"");
		line("echo ### %STEP%");
	}

	/** What the script says if it fails from here on. */
	final void because(String why) {
		line("set \"WHY=" + plain(why) + "\"");
	}

	/** Runs a command that must succeed. */
	final void run(BoardCommand command) {
		say(command);
		because("The command above failed.");
		line(call(command) + " || goto failed");
	}

	/** Keeps what a command prints in the file OUT, and its exit code in RESULT. */
	final void capture(BoardCommand command) {
		say(command);
		// if the file can't be made anew, the command is not run: what an earlier one printed must not be taken for its
		because("The folder for temporary files can't be written to.");
		line(DELETE_OUT);
		line("if exist \"%OUT%\" goto failed");
		line("set \"RESULT=0\"");
		line(call(command) + " > \"%OUT%\" || call set \"RESULT=%%ERRORLEVEL%%\"");
		line("type \"%OUT%\"");
	}

	private void say(BoardCommand command) {
		line("echo ^> " + plain(command.line()));
		command.words().stream().filter(word -> word.file() != null)
				.forEach(word -> line("set \"FILE=" + file(word.file()) + "\""));
	}

	/**
	 * Calls a tool, which may be a batch file: without "call" the script would end with it. "call" reads its line
	 * twice, so that names stand in variables that only the second reading replaces; a percent sign or caret in them is
	 * left alone.
	 */
	static String call(BoardCommand command) {
		StringBuilder call = new StringBuilder("call \"%%").append(command.tool().name()).append("%%\"");
		command.options().forEach(option -> call.append(' ').append(option));
		for (CommandWord word : command.words()) {
			call.append(' ').append(word.file() == null ? word.text() : "\"%%FILE%%\"");
		}
		return call.toString();
	}

	/** A file as the script names it. */
	final String file(Path file) {
		return ScriptWriter.relative(folder, file).toString().replace('/', '\\').replace("%", "%%");
	}

	/** A text in double quotes. */
	static String quoted(String text) {
		return "\"" + text.replace("%", "%%") + "\"";
	}

	/** Adds a line. */
	final void line(String line) {
		lines.add(line);
	}

	/** Fails unless the exit code of what was captured is 0 or 1. */
	final void failAbove1() {
		line("if not \"%RESULT%\"==\"0\" if not \"%RESULT%\"==\"1\" goto failed");
	}

	/** What to do if what was captured contains a number, or does not. */
	final void contains(int word, String then) {
		line("findstr /C:\"" + Integer.toUnsignedString(word) + "\" \"%OUT%\" >nul " + then);
	}
}
