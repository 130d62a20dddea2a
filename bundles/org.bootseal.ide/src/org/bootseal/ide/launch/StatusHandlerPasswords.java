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

/**
 * Asks a person for the password of the private keys, through the status handler of the debug platform, once for all
 * keys of a build. For one thread.
 */
final class StatusHandlerPasswords implements PasswordSource, AutoCloseable {

	private final Function<IStatus, IStatusHandler> handlers;
	private char[] told;

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
			Optional<IStatusHandler> handler = Optional.ofNullable(handlers.apply(BootsealLaunches.PASSWORD_STATUS));
			if (handler.isEmpty()) {
				throw BadInputException.in(file, "", Messages.StatusHandlerPasswords_nobody);
			}
			told = asked(handler.get(), file);
		}
		return told.clone();
	}

	private static char[] asked(IStatusHandler handler, Path file) throws BadInputException {
		try {
			if (handler.handleStatus(BootsealLaunches.PASSWORD_STATUS, file) instanceof char[] password) {
				return password;
			}
		} catch (CoreException e) {
			ILog.get().log(e.getStatus());
		}
		throw BadInputException.in(file, "", Messages.StatusHandlerPasswords_none);
	}

	/** Forgets the password. */
	@Override
	public void close() {
		if (told != null) {
			Arrays.fill(told, '\0');
			told = null;
		}
	}
}
