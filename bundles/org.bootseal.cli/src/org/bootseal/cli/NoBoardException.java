/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.IOException;

/** No board was found, or not the one asked for. */
final class NoBoardException extends IOException {

	private static final long serialVersionUID = 1L;

	/**
	 * @param message
	 *            what was looked for and what to do
	 */
	NoBoardException(String message) {
		super(message);
	}
}
