/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.keys;

/** Bytes are not an SRK table. The message says at which offset, what was found and what was expected. */
public class SrkFormatException extends Exception {

	private static final long serialVersionUID = 1L;

	/**
	 * @param offset
	 *            where, in bytes from the start of the table
	 * @param problem
	 *            what was found there and what was expected
	 */
	public SrkFormatException(long offset, String problem) {
		super(String.format("offset 0x%X: %s", offset, problem));
	}
}
