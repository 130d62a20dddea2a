/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.mboot;

/** Tags of the packets with which the flashloader answers; the first parameter of each is a status. */
public final class ResponseTag {

	/** Answers commands that return nothing: status, tag of the command. */
	public static final int GENERIC = 0xA0;

	/** Answers read-memory: status, bytes that will follow. */
	public static final int READ_MEMORY = 0xA3;

	/** Answers get-property: status, words. */
	public static final int GET_PROPERTY = 0xA7;

	/** Answers efuse-read-once: status, byte count, words. */
	public static final int EFUSE_READ_ONCE = 0xAF;

	/** Answers generate-key-blob when the blob is fetched: status, bytes that will follow. */
	public static final int KEY_BLOB = 0xB3;

	private ResponseTag() {
		// constants only
	}
}
