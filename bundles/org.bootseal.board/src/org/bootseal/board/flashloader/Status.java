/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.flashloader;

/** Status codes of the flashloader. Source: NXP's SPSDK 3.10 (mboot). */
final class Status {

	static final int SUCCESS = 0;
	static final int FAIL = 1;
	static final int INVALID_ARGUMENT = 4;
	static final int UNKNOWN_COMMAND = 10000;
	static final int SECURITY_VIOLATION = 10001;
	static final int ABORT_DATA_PHASE = 10002;
	static final int SB_SIGNATURE = 10101;
	static final int RANGE_INVALID = 10200;
	static final int NOT_CONFIGURED = 10205;
	static final int UNKNOWN_PROPERTY = 10300;
	static final int READ_ONLY_PROPERTY = 10301;

	private Status() {
		// constants only
	}
}
