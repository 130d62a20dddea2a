/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.build;

import java.nio.file.Path;

import org.bootseal.core.BadInputException;
import org.bootseal.core.keys.PasswordSource;

/**
 * Has no password, loads no module, and remembers which key one was asked for: what runs in the background asks nobody.
 */
final class NoPasswords implements PasswordSource {

	private String key;

	@Override
	public char[] passwordFor(Path file) throws BadInputException {
		key = file.toString();
		return PasswordSource.NONE.passwordFor(file);
	}

	@Override
	public void useModule(String module) throws BadInputException {
		key = module;
		PasswordSource.NONE.useModule(module);
	}

	boolean wereAskedFor() {
		return key != null;
	}

	/** @return the key that is encrypted, or the module of the token that has it */
	String key() {
		return key;
	}
}
