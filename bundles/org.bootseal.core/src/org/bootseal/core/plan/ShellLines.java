/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.nio.file.Path;
import java.util.Locale;

import org.bootseal.core.otp.FuseLock;
import org.bootseal.core.otp.FuseRequest;

/** Lines of a POSIX shell script, and how it names files, commands and fuses. */
abstract class ShellLines {

	/** A word in which no bit is set. */
	static final String NOTHING = "00000000";

	private final Path folder;
	private final StringBuilder body = new StringBuilder();

	/**
	 * @param folder
	 *            where the script will be
	 */
	ShellLines(Path folder) {
		this.folder = folder;
	}

	/** All lines until now. */
	final String body() {
		return body.toString();
	}

	/** Calls check_fuse with what was read last. */
	static String check(FuseRequest wanted) {
		FuseLock lock = ScriptFuse.lock(wanted.word());
		String held = wanted.word().lock().isPresent() ? variable(lock.word()) : NOTHING;
		return String.join(" ", "check_fuse", quoted(wanted.word().name()), variable(wanted.word().index()),
				hex(wanted.mask()), hex(wanted.value()), hex(ScriptFuse.forbidden(wanted)), held, hex(lock.writeMask()),
				hex(lock.readMask()));
	}

	/** What was read of a fuse word. */
	static String variable(int word) {
		return "\"$" + ScriptFuse.word(word) + '"';
	}

	/** Eight hexadecimal digits. */
	static String hex(long word) {
		return String.format(Locale.ROOT, "%08X", word & 0xFFFFFFFFL);
	}

	/** Reads a word that must be readable. */
	final void readFuse(String name, BoardCommand.ReadFuse read) {
		line("read_fuse " + quoted(name) + " " + call(read));
		line(ScriptFuse.word(read.index()) + "=$WORD");
	}

	/** Fails unless the wanted bits of a word read as wanted. */
	final void failUnless(FuseRequest wanted, String otherwise) {
		line("bits " + variable(wanted.word().index()) + " " + hex(wanted.mask()));
		line("[ \"$BITS\" = " + hex(wanted.value()) + " ] || fail " + quoted(otherwise));
	}

	/** Begins a step. */
	final void begin(Step step) {
		line("");
		line("step " + quoted(step.title()));
	}

	/** Runs a command that must succeed. */
	final void run(BoardCommand command) {
		line("run " + call(command));
	}

	/** A command line. */
	final String call(BoardCommand command) {
		StringBuilder call = new StringBuilder("\"$").append(command.tool().name()).append('"');
		command.options().forEach(option -> call.append(' ').append(option));
		for (CommandWord word : command.words()) {
			call.append(' ').append(word.file() == null ? word.text() : word(word.file()));
		}
		return call.toString();
	}

	/** A file as the script names it. */
	final String word(Path file) {
		String path = ScriptWriter.relative(folder, file).toString();
		// a name that begins with a hyphen would be an option
		return quoted(path.startsWith("-") ? "./" + path : path);
	}

	/** A text as one word. */
	static String quoted(String text) {
		return "'" + text.replace("'", "'\\''") + "'";
	}

	static String oneLine(String text) {
		return text.replaceAll("\\R", " ");
	}

	/** Adds a line. */
	final void line(String line) {
		body.append(line).append('\n');
	}
}
