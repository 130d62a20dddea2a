/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.keys;

/**
 * A key could not make a signature: the provider failed, or a token was removed. The message is a sentence for the
 * user.
 */
public class SigningException extends Exception {

	private static final long serialVersionUID = 1L;

	/**
	 * @param message
	 *            which key failed at what, without secrets
	 * @param cause
	 *            what the provider reported
	 */
	public SigningException(String message, Throwable cause) {
		super(message, cause);
	}
}
