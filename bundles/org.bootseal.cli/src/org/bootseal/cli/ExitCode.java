/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

/** What the process answers when it ends. Scripts depend on these numbers. */
final class ExitCode {

	/** Everything that was asked for is done. */
	static final int DONE = 0;
	/** The work was begun and failed, or what was checked is not right. */
	static final int FAILED = 1;
	/** Wrong use of the command line, or input that is wrong; nothing was written. */
	static final int BAD_INPUT = 2;
	/** Refused or cancelled: nothing irreversible was done. */
	static final int REFUSED = 3;
	/** No board was found, or not the one asked for. */
	static final int NO_BOARD = 4;

	private ExitCode() {
	}
}
