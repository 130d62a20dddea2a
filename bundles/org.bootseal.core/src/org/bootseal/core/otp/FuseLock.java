/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.otp;

/**
 * Which bits of the lock word guard a fuse word. A mask of 0 means that there is no such lock.
 *
 * @param word
 *            index of the lock word
 * @param writeMask
 *            bits that forbid programming
 * @param readMask
 *            bits that forbid reading
 * @param overrideMask
 *            bits that forbid writing the shadow register
 */
public record FuseLock(int word, long writeMask, long readMask, long overrideMask) {

	/**
	 * @param lockWord
	 *            what the lock word holds
	 * @return whether the fuse word can no longer be programmed
	 */
	public boolean forbidsWriting(int lockWord) {
		return (lockWord & writeMask) != 0;
	}

	/**
	 * @param lockWord
	 *            what the lock word holds
	 * @return whether the fuse word can no longer be read
	 */
	public boolean forbidsReading(int lockWord) {
		return (lockWord & readMask) != 0;
	}
}
