/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.keys.PasswordSource;

import picocli.CommandLine.Option;

/**
 * Where the passwords of private keys come from: an environment variable, an open file descriptor, or the person at the
 * terminal. Never an argument, which every user of the machine could read.
 */
final class Passwords {

	@Option(names = "--password-env", paramLabel = "NAME", defaultValue = "BOOTSEAL_KEY_PASSWORD", //
			description = "Environment variable that holds the password of the private keys (default: ${DEFAULT-VALUE}).")
	private String variable;

	@Option(names = "--password-fd", paramLabel = "N", //
			description = "Read the password of the private keys from this open file descriptor, up to the line's end.")
	private Integer descriptor;

	@Option(names = "--pin-env", paramLabel = "NAME", defaultValue = "BOOTSEAL_PIN", //
			description = "Environment variable that holds the PIN of a token (PKCS #11; default: ${DEFAULT-VALUE}).")
	private String pinVariable;

	@Option(names = "--pin-fd", paramLabel = "N", //
			description = "Read the PIN of a token from this open file descriptor, up to the line's end.")
	private Integer pinDescriptor;

	private final DescriptorSecret password = new DescriptorSecret();
	private final DescriptorSecret pin = new DescriptorSecret();

	/** @return a source that asks these places in the order: descriptor, variable, person; a person only once */
	PasswordSource source(Environment environment) {
		return new Source(environment);
	}

	/** Passwords and PINs of one command. Somebody runs it, so modules may be loaded. */
	private final class Source implements PasswordSource {

		private final Environment environment;
		private char[] toldPassword;
		private char[] toldPin;

		Source(Environment environment) {
			this.environment = environment;
		}

		@Override
		public char[] passwordFor(Path file) throws BadInputException {
			if (descriptor != null) {
				return password.read(descriptor, "--password-fd");
			}
			Optional<String> value = environment.variable(variable);
			if (value.isPresent()) {
				return value.get().toCharArray();
			}
			if (toldPassword == null) {
				toldPassword = environment.terminal()
						.askSecret("Password of the private keys (" + file.getFileName() + "): ")
						.orElseThrow(() -> BadInputException.in(file, "",
								"this private key is encrypted and there is no"
										+ " terminal to ask for its password; set " + variable
										+ " or use --password-fd"));
			}
			return toldPassword.clone();
		}

		@Override
		public void useModule(String module) {
			// it is what the command line asks for
		}

		@Override
		public char[] pinFor(String token) throws BadInputException {
			if (pinDescriptor != null) {
				return pin.read(pinDescriptor, "--pin-fd");
			}
			Optional<String> value = environment.variable(pinVariable);
			if (value.isPresent()) {
				return value.get().toCharArray();
			}
			if (toldPin == null) {
				toldPin = environment.terminal().askSecret("PIN of the token " + token + ": ")
						.orElseThrow(() -> new BadInputException("there is no terminal to ask for the PIN of the token "
								+ token + "; set " + pinVariable + " or use --pin-fd"));
			}
			return toldPin.clone();
		}
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
			return Optional.of(password.read(descriptor, "--password-fd"));
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
}
