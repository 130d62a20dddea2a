/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide;

import org.bootseal.core.BadInputException;
import org.bootseal.core.CancelledException;
import org.bootseal.core.connection.ConnectionException;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;

/** Says in Eclipse's terms how work of the core ended. */
public final class StatusConverter {

	/** Code of a status for something that the user gave and can put right. */
	public static final int BAD_INPUT = 1;

	/** Code of a status for a connection to a board that failed. */
	public static final int CONNECTION = 2;

	private StatusConverter() {
	}

	/**
	 * @param problem
	 *            what the core threw
	 * @return CANCEL if the user ended the work, else ERROR with the message for the user, in a second line what the
	 *         user can do if the core says that, the cause kept for the log, and one of the codes of this class, or 0
	 *         for other problems
	 */
	public static IStatus toStatus(Exception problem) {
		if (problem instanceof CancelledException) {
			return new Status(IStatus.CANCEL, BootsealIde.ID, problem.getMessage());
		}
		return new Status(IStatus.ERROR, BootsealIde.ID, code(problem), message(problem), problem);
	}

	private static int code(Exception problem) {
		if (problem instanceof BadInputException) {
			return BAD_INPUT;
		}
		return problem instanceof ConnectionException ? CONNECTION : 0;
	}

	/** An exception that the core did not throw itself, such as NoSuchFileException, may say only a name. */
	private static String message(Exception problem) {
		String message = problem.getMessage();
		if (problem instanceof ConnectionException connection && !connection.advice().isEmpty()) {
			return message + '\n' + connection.advice();
		}
		if (problem instanceof BadInputException || problem instanceof ConnectionException) {
			return message;
		}
		String type = problem.getClass().getSimpleName();
		return message == null ? type : type + ": " + message;
	}
}
