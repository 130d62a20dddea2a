/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.PrintStream;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * What a run of the command line has around it; tests put their own here.
 *
 * @param out
 *            standard output
 * @param err
 *            standard error
 * @param terminal
 *            who answers questions
 * @param variables
 *            environment variables
 * @param clock
 *            the time of day
 * @param colour
 *            whether the output is a terminal that shows colours
 */
record Environment(PrintStream out, PrintStream err, Terminal terminal, Map<String, String> variables, Clock clock,
		boolean colour) {

	/** @return the environment of this process */
	static Environment ofProcess() {
		Map<String, String> variables = System.getenv();
		boolean colour = System.console() != null && !variables.containsKey("NO_COLOR")
				&& !"dumb".equals(variables.get("TERM"));
		return new Environment(System.out, System.err, Terminal.ofProcess(), variables, Clock.systemUTC(), colour);
	}

	/**
	 * @param name
	 *            name of an environment variable
	 * @return its value, unless it is unset or empty
	 */
	Optional<String> variable(String name) {
		return Optional.ofNullable(variables.get(name)).filter(value -> !value.isEmpty());
	}
}
