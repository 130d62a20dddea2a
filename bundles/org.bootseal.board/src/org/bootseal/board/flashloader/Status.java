/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.flashloader;

/** Status codes of mboot. Source: NXP's SPSDK 3.10 (mboot). */
public final class Status {

	/** It was done. */
	public static final int SUCCESS = 0;
	/** It failed. */
	public static final int FAIL = 1;
	/** A parameter is wrong. */
	public static final int INVALID_ARGUMENT = 4;
	/** There is no such command. */
	public static final int UNKNOWN_COMMAND = 10000;
	/** The part does not allow it. */
	public static final int SECURITY_VIOLATION = 10001;
	/** The sender ended the data. */
	public static final int ABORT_DATA_PHASE = 10002;
	/** What was loaded is not signed as it must be. */
	public static final int ROM_LOADER_SIGNATURE = 10101;
	/** There is no such memory, or it is not to be touched. */
	public static final int RANGE_INVALID = 10200;
	/** The memory is not configured. */
	public static final int NOT_CONFIGURED = 10205;
	/** There is no such property. */
	public static final int UNKNOWN_PROPERTY = 10300;
	/** The property cannot be set. */
	public static final int READ_ONLY_PROPERTY = 10301;

	private Status() {
		// constants only
	}
}
