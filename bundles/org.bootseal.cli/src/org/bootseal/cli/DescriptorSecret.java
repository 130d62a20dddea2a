/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.bootseal.core.BadInputException;

/** A secret from an open file descriptor, which gives it once, but several keys may need it. */
final class DescriptorSecret {

	private static final int MAX_BYTES = 4096;

	private char[] told;

	/** @return the secret in a fresh array */
	char[] read(int descriptor, String option) throws BadInputException {
		if (told == null) {
			Path place = Path.of("/dev/fd/" + descriptor);
			if (!Files.isReadable(place) || isOfThisProcess(place)) {
				throw new BadInputException(option + " " + descriptor + ": this file descriptor is not open");
			}
			try (InputStream in = Files.newInputStream(place)) {
				told = firstLine(in.readNBytes(MAX_BYTES));
			} catch (IOException e) {
				throw new BadInputException(option + " " + descriptor + ": this file descriptor can't be read", e);
			}
		}
		return told.clone();
	}

	/** The virtual machine has files of its own open, which are no passwords. */
	private static boolean isOfThisProcess(Path place) throws BadInputException {
		try {
			Path file = place.toRealPath();
			return file.toString().endsWith(".jar") || file.startsWith(Path.of(System.getProperty("java.home")));
		} catch (IOException e) {
			throw new BadInputException(place + " can't be read", e);
		}
	}

	private static char[] firstLine(byte[] bytes) {
		CharBuffer chars = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes));
		Arrays.fill(bytes, (byte) 0);
		int end = 0;
		while (end < chars.length() && chars.charAt(end) != '\n' && chars.charAt(end) != '\r') {
			end++;
		}
		char[] line = new char[end];
		chars.get(line, 0, end);
		return line;
	}
}
