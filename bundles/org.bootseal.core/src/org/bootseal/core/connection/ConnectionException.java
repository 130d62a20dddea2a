/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.connection;

import java.io.IOException;

/** The way to the board failed: nothing is known of what the board did with the last transfer. */
public class ConnectionException extends IOException {

	private static final long serialVersionUID = 1L;

	/** Why the transfer failed. */
	public enum Reason {
		/** The board is no longer on the bus. */
		GONE,
		/** The board is there but did not answer within the time given. */
		TIMED_OUT,
		/** The board stalled the endpoint, or refused the request. */
		STALLED,
		/** The board is in use by another program. */
		BUSY,
		/** The operating system does not let this user open the board. */
		NO_PERMISSION,
		/** Bytes came that are not of the protocol. */
		GARBLED
	}

	private final Reason reason;

	/**
	 * @param reason
	 *            why
	 * @param message
	 *            what was being done and what happened, for the user
	 */
	public ConnectionException(Reason reason, String message) {
		super(message);
		this.reason = reason;
	}

	/** @return why the transfer failed */
	public Reason reason() {
		return reason;
	}
}
