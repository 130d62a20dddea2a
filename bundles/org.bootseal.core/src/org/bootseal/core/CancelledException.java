/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core;

/** The user ended the operation, or did not consent to it. The message says what state things are left in. */
public class CancelledException extends Exception {

	private static final long serialVersionUID = 1L;

	/**
	 * @param message
	 *            what was cancelled and what state is left behind
	 */
	public CancelledException(String message) {
		super(message);
	}
}
