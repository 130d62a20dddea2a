/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.build;

import java.nio.file.Path;

import org.bootseal.core.BadInputException;
import org.bootseal.core.keys.PasswordSource;

/** Has no password, and remembers which key one was asked for: what runs in the background asks nobody. */
final class NoPasswords implements PasswordSource {

	private Path key;

	@Override
	public char[] passwordFor(Path file) throws BadInputException {
		key = file;
		return PasswordSource.NONE.passwordFor(file);
	}

	boolean wereAskedFor() {
		return key != null;
	}

	/** @return the key that is encrypted */
	Path key() {
		return key;
	}
}
