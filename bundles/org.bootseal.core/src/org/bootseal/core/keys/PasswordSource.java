/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.keys;

import java.nio.file.Path;

import org.bootseal.core.BadInputException;

/** Where the passwords of encrypted private keys come from: a prompt, a file, a secure store. */
@FunctionalInterface
public interface PasswordSource {

	/** Has no password: an encrypted key is refused. */
	PasswordSource NONE = file -> {
		throw BadInputException.in(file, "", "this private key is encrypted and no password was given");
	};

	/**
	 * Asked only when a key file turns out to be encrypted.
	 *
	 * @param file
	 *            the key file that the password is for
	 * @return the password in a fresh array that the caller clears after use
	 * @throws BadInputException
	 *             when there is no password for this file
	 */
	char[] passwordFor(Path file) throws BadInputException;
}
