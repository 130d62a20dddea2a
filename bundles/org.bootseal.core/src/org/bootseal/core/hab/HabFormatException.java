/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

/**
 * Bytes are not the HAB structure that they should be. The message says at which offset, what was found and expected.
 */
public class HabFormatException extends Exception {

	private static final long serialVersionUID = 1L;

	/**
	 * @param offset
	 *            where, in bytes from the start of the file
	 * @param problem
	 *            what was found there and what was expected
	 */
	public HabFormatException(long offset, String problem) {
		super(String.format("offset 0x%X: %s", offset, problem));
	}
}
