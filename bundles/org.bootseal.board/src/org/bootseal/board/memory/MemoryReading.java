/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.memory;

/**
 * What came of reading: a status of mboot, and the bytes if that is success.
 *
 * @param status
 *            0, or why there are no bytes
 * @param bytes
 *            the bytes; not copied
 */
public record MemoryReading(int status, byte[] bytes) {

	/**
	 * @param status
	 *            why there are no bytes
	 * @return a reading that failed
	 */
	public static MemoryReading failed(int status) {
		return new MemoryReading(status, new byte[0]);
	}
}
