/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.launch;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

import org.bootseal.core.BadInputException;
import org.bootseal.core.keys.PasswordSource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.debug.core.IStatusHandler;
import org.eclipse.osgi.util.NLS;

/**
 * Asks a person for the password of the private keys, through the status handler of the debug platform, once for all
 * keys of a build. For one thread.
 */
final class StatusHandlerPasswords implements PasswordSource, AutoCloseable {

	private final Function<IStatus, IStatusHandler> handlers;
	private char[] told;
	private char[] toldPin;

	/**
	 * @param handlers
	 *            finds who handles a status; gives null if nobody does
	 */
	StatusHandlerPasswords(Function<IStatus, IStatusHandler> handlers) {
		this.handlers = handlers;
	}

	@Override
	public char[] passwordFor(Path file) throws BadInputException {
		if (told == null) {
			told = asked(file).orElseThrow(
					() -> BadInputException.in(file, "", Messages.StatusHandlerPasswords_none));
		}
		return told.clone();
	}

	@Override
	public void useModule(String module) {
		// the user started this run
	}

	@Override
	public char[] pinFor(String token) throws BadInputException {
		if (toldPin == null) {
			toldPin = asked(token).orElseThrow(
					() -> new BadInputException(NLS.bind(Messages.StatusHandlerPasswords_noPin, token)));
		}
		return toldPin.clone();
	}

	/** Asks for the secret of a key file (a path) or of a token (a text). */
	private Optional<char[]> asked(Object source) throws BadInputException {
		Optional<IStatusHandler> handler = Optional.ofNullable(handlers.apply(BootsealLaunches.PASSWORD_STATUS));
		if (handler.isEmpty()) {
			throw new BadInputException(NLS.bind(Messages.StatusHandlerPasswords_nobody, source));
		}
		try {
			if (handler.get().handleStatus(BootsealLaunches.PASSWORD_STATUS, source) instanceof char[] secret) {
				return Optional.of(secret);
			}
		} catch (CoreException e) {
			ILog.get().log(e.getStatus());
		}
		return Optional.empty();
	}

	/** Forgets password and PIN. */
	@Override
	public void close() {
		told = forgotten(told);
		toldPin = forgotten(toldPin);
	}

	private static char[] forgotten(char[] secret) {
		if (secret != null) {
			Arrays.fill(secret, '\0');
		}
		return null;
	}
}
