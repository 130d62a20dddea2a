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

	/**
	 * Asked before a PKCS #11 module is loaded: it is native code that a configuration names, so it must not run only
	 * because somebody looks at a project. Refuses unless it is overridden.
	 *
	 * @param module
	 *            the path or name of the module
	 * @throws BadInputException
	 *             when it is not to be loaded here
	 */
	default void useModule(String module) throws BadInputException {
		throw new BadInputException(
				"the PKCS #11 module " + module + " is not loaded here: it is native code, which runs"
						+ " only in a build that you start");
	}

	/**
	 * Asked for the PIN of a token; refuses unless it is overridden.
	 *
	 * @param token
	 *            which token, and what is known about the tries that are left
	 * @return the PIN in a fresh array that the caller clears after use
	 * @throws BadInputException
	 *             when there is no PIN for this token
	 */
	default char[] pinFor(String token) throws BadInputException {
		throw new BadInputException("no PIN was given for the token " + token);
	}
}
