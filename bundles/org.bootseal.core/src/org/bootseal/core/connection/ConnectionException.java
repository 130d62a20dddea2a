/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.connection;

import java.io.IOException;
import java.util.Locale;

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
		/** Bytes came that are not of the protocol, or more than the board had announced. */
		GARBLED,
		/** The bus or the system failed in another way. */
		FAILED,
		/** This computer has no such way to a board, for example because a native library is missing. */
		UNAVAILABLE;

		/** @return the word by which its explanation is called up, for example "no-permission" */
		public String id() {
			return name().toLowerCase(Locale.ROOT).replace('_', '-');
		}
	}

	private final Reason reason;
	private final String advice;

	/**
	 * @param reason
	 *            why
	 * @param message
	 *            what was being done and what happened, for the user
	 */
	public ConnectionException(Reason reason, String message) {
		this(reason, message, "");
	}

	/**
	 * @param reason
	 *            why
	 * @param message
	 *            what was being done and what happened, for the user
	 * @param advice
	 *            what the user can do, one or two sentences; empty if nothing better is known than to try again
	 */
	public ConnectionException(Reason reason, String message, String advice) {
		super(message);
		this.reason = reason;
		this.advice = advice;
	}

	/** @return why the transfer failed */
	public Reason reason() {
		return reason;
	}

	/** @return what the user can do, or empty */
	public String advice() {
		return advice;
	}
}
