/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core;

import java.nio.file.Path;

/**
 * What the user gave is wrong: a file, a value in it, or a choice. The message is one sentence for that user and names
 * the source, the place in it, what was found and what was expected. Nothing has been written when it is thrown.
 */
public class BadInputException extends Exception {

	private static final long serialVersionUID = 1L;

	/**
	 * @param message
	 *            one complete sentence for the user, without secrets
	 */
	public BadInputException(String message) {
		super(message);
	}

	/**
	 * @param message
	 *            one complete sentence for the user, without secrets
	 * @param cause
	 *            what was caught; only for logs
	 */
	public BadInputException(String message, Throwable cause) {
		super(message, cause);
	}

	/**
	 * A file whose content is wrong at one place.
	 *
	 * @param file
	 *            the file as the user named it
	 * @param place
	 *            where in the file: "line 3", "offset 0x40", "section .text"; may be empty
	 * @param found
	 *            what stands there
	 * @param expected
	 *            what should stand there
	 * @return the exception, to be thrown
	 */
	public static BadInputException expected(Path file, String place, String found, String expected) {
		return in(file, place, "found " + found + ", expected " + expected);
	}

	/**
	 * A problem in a file.
	 *
	 * @param file
	 *            the file as the user named it
	 * @param place
	 *            where in the file; may be empty
	 * @param problem
	 *            what is wrong
	 * @return the exception, to be thrown
	 */
	public static BadInputException in(Path file, String place, String problem) {
		String where = place.isEmpty() ? "" : place + ": ";
		return new BadInputException(file + ": " + where + problem);
	}
}
