/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.stream.Stream;

/**
 * One run of the command line in this process.
 *
 * @param exit
 *            its exit code
 * @param out
 *            what it wrote to standard output
 * @param err
 *            what it wrote to standard error
 */
record CliRun(int exit, String out, String err) {

	static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

	/** @return an environment in which nobody looks and nobody answers */
	static Environment nobody() {
		PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
		return new Environment(nowhere, nowhere, Terminal.NONE, Map.of(), CLOCK, false);
	}

	/** Runs without a terminal. */
	static CliRun of(Object... arguments) {
		return with(Terminal.NONE, Map.of(), arguments);
	}

	/** Runs with a person who gives these answers, in this order. */
	static CliRun answering(List<String> answers, Object... arguments) {
		return with(new Person(new ArrayDeque<>(answers)), Map.of(), arguments);
	}

	static CliRun with(Terminal terminal, Map<String, String> variables, Object... arguments) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		ByteArrayOutputStream err = new ByteArrayOutputStream();
		Environment environment = new Environment(new PrintStream(out, true, StandardCharsets.UTF_8),
				new PrintStream(err, true, StandardCharsets.UTF_8), terminal, variables, CLOCK, false);
		int exit = Main.run(environment, Stream.of(arguments).map(Object::toString).toArray(String[]::new));
		CliRun run = new CliRun(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
		assertFalse(run.err.contains("\tat "), () -> "a stack trace is no message: " + run.err);
		return run;
	}

	CliRun exits(int expected) {
		assertEquals(expected, exit, () -> out + "\n--- standard error:\n" + err);
		return this;
	}

	CliRun says(String text) {
		assertTrue(out.contains(text), () -> "expected: " + text + "\n--- found:\n" + out + "\n--- err:\n" + err);
		return this;
	}

	CliRun saysNot(String text) {
		assertFalse(out.contains(text), () -> "not expected: " + text + "\n--- found:\n" + out);
		return this;
	}

	/** Checks for one error, in one line, that has all the texts. */
	CliRun complains(String... texts) {
		List<String> errors = err.lines().filter(line -> line.startsWith("error: ")).toList();
		assertEquals(1, errors.size(), () -> "expected one error, found: " + err);
		for (String text : texts) {
			assertTrue(errors.get(0).contains(text), () -> "expected: " + text + "\n--- found: " + errors.get(0));
		}
		return this;
	}

	private record Person(Queue<String> answers) implements Terminal {

		@Override
		public Optional<String> ask(String question) {
			return Optional.ofNullable(answers.poll());
		}

		@Override
		public Optional<char[]> askSecret(String question) {
			return ask(question).map(String::toCharArray);
		}
	}
}
