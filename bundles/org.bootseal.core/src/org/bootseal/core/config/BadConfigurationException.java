/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.config;

import java.nio.file.Path;

import org.bootseal.core.BadInputException;

/**
 * A configuration file is wrong at one place. A missing colon makes of a key the name of a setting, and of many things
 * something else, so no message quotes what could be a cryptographic key.
 */
public class BadConfigurationException extends BadInputException {

	private static final long serialVersionUID = 1L;

	/** No other value of a configuration has so many hexadecimal digits. */
	private static final String SECRET = "[0-9A-Fa-f]{24,}";

	private final int line;
	private final int column;
	private final String problem;

	/**
	 * @param file
	 *            the configuration
	 * @param line
	 *            line from 1
	 * @param column
	 *            column from 1
	 * @param problem
	 *            the key, what was found and what was expected
	 * @param cause
	 *            what was caught; only for logs; may be null
	 */
	public BadConfigurationException(Path file, int line, int column, String problem, Throwable cause) {
		super(file + ": line " + line + ", column " + column + ": " + withoutSecrets(problem), cause);
		this.line = line;
		this.column = column;
		this.problem = withoutSecrets(problem);
	}

	private static String withoutSecrets(String problem) {
		return problem.replaceAll(SECRET, "...");
	}

	/**
	 * @return the line from 1
	 */
	public int line() {
		return line;
	}

	/**
	 * @return the key, what was found and what was expected, for where file and place are shown already
	 */
	public String problem() {
		return problem;
	}

	/**
	 * @return the column from 1
	 */
	public int column() {
		return column;
	}
}
