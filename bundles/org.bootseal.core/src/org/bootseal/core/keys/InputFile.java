/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.bootseal.core.BadInputException;

/** Reads whole small files that a user named, with errors that say what the file was meant to be. */
public final class InputFile {

	/** Most bytes of a key, a certificate or a table; a 16 KiB RSA key in PEM is far below. */
	public static final int KEY_LENGTH_MAX = 1 << 20;

	private InputFile() {
		// static only
	}

	/**
	 * @param file
	 *            the file
	 * @param what
	 *            what it is meant to be, for messages: "private key"
	 * @param maximum
	 *            most bytes that are read
	 * @return its content
	 * @throws BadInputException
	 *             when it does not exist, is no file, or is longer than the maximum
	 * @throws IOException
	 *             when reading fails
	 */
	public static byte[] read(Path file, String what, int maximum) throws BadInputException, IOException {
		if (!Files.exists(file)) {
			throw BadInputException.in(file, "", "this " + what + " file does not exist");
		}
		if (!Files.isRegularFile(file)) {
			throw BadInputException.in(file, "", "this is not a file, expected " + withArticle(what));
		}
		long length = Files.size(file);
		if (length > maximum) {
			throw BadInputException.expected(file, "", length + " bytes",
					withArticle(what) + " of at most " + maximum + " bytes");
		}
		return Files.readAllBytes(file);
	}

	/** "an FCB", because letters are named one by one, but "a HAB container". */
	private static String withArticle(String what) {
		return (what.matches("[aeiou].*|FCB.*|SRK.*|XMCD.*") ? "an " : "a ") + what;
	}
}
