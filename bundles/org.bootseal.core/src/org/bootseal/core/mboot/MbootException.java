/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.mboot;

/** The flashloader answered a command with a status other than success. The connection is still good. */
public class MbootException extends Exception {

	private static final long serialVersionUID = 1L;

	private final String command;
	private final int status;

	/**
	 * @param command
	 *            what was sent, as blhost writes it
	 * @param status
	 *            the status of the answer
	 */
	public MbootException(String command, int status) {
		super(command + ": the flashloader answered " + StatusCatalogue.builtIn().find(status));
		this.command = command;
		this.status = status;
	}

	/** @return what was sent, as blhost writes it */
	public String command() {
		return command;
	}

	/** @return the status, with its meaning as far as it is known */
	public StatusCode status() {
		return StatusCatalogue.builtIn().find(status);
	}
}
