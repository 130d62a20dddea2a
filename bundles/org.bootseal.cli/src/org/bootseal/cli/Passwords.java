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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.keys.PasswordSource;

import picocli.CommandLine.Option;

/**
 * Where the passwords of private keys come from: an environment variable, an open file descriptor, or the person at the
 * terminal. Never an argument, which every user of the machine could read.
 */
final class Passwords {

	private static final int MAX_BYTES = 4096;

	@Option(names = "--password-env", paramLabel = "NAME", defaultValue = "BOOTSEAL_KEY_PASSWORD", //
			description = "Environment variable that holds the password of the private keys (default: ${DEFAULT-VALUE}).")
	private String variable;

	@Option(names = "--password-fd", paramLabel = "N", //
			description = "Read the password of the private keys from this open file descriptor, up to the line's end.")
	private Integer descriptor;

	private char[] fromDescriptor;

	/** @return a source that asks these places in the order: descriptor, variable, person; a person only once */
	PasswordSource source(Environment environment) {
		List<char[]> told = new ArrayList<>();
		return file -> {
			if (descriptor != null) {
				return read(file).clone();
			}
			Optional<String> value = environment.variable(variable);
			if (value.isPresent()) {
				return value.get().toCharArray();
			}
			if (told.isEmpty()) {
				told.add(environment.terminal().askSecret("Password of the private keys (" + file.getFileName() + "): ")
						.orElseThrow(() -> BadInputException.in(file, "",
								"this private key is encrypted and there is no"
										+ " terminal to ask for its password; set " + variable
										+ " or use --password-fd")));
			}
			return told.get(0).clone();
		};
	}

	/**
	 * @param purpose
	 *            what the password is for
	 * @return a new password, asked twice where a person is asked; empty for none
	 * @throws BadInputException
	 *             if the two differ, or the descriptor can't be read
	 */
	Optional<char[]> forNewKeys(Environment environment, String purpose) throws BadInputException {
		if (descriptor != null) {
			return Optional.of(read(Path.of("file descriptor " + descriptor)).clone());
		}
		Optional<String> value = environment.variable(variable);
		if (value.isPresent()) {
			return Optional.of(value.get().toCharArray());
		}
		Optional<char[]> first = environment.terminal().askSecret("Password for " + purpose + " (empty for none): ");
		if (first.isEmpty() || first.get().length == 0) {
			return Optional.empty();
		}
		char[] second = environment.terminal().askSecret("Once more: ").orElse(new char[0]);
		boolean same = Arrays.equals(first.get(), second);
		Arrays.fill(second, '\0');
		if (!same) {
			Arrays.fill(first.get(), '\0');
			throw new BadInputException("the two passwords differ; nothing was made");
		}
		return first;
	}

	/** A descriptor gives its password once, but several keys may need it. */
	private char[] read(Path purpose) throws BadInputException {
		if (fromDescriptor == null) {
			Path place = Path.of("/dev/fd/" + descriptor);
			if (!Files.isReadable(place) || isOfThisProcess(place)) {
				throw new BadInputException("--password-fd " + descriptor + ": this file descriptor is not open");
			}
			try (InputStream in = Files.newInputStream(place)) {
				fromDescriptor = firstLine(in.readNBytes(MAX_BYTES));
			} catch (IOException e) {
				throw new BadInputException(purpose + ": file descriptor " + descriptor + " can't be read", e);
			}
		}
		return fromDescriptor;
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
