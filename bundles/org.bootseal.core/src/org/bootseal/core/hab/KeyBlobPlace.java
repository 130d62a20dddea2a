/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

/**
 * Where the key blob of an encrypted image belongs: the image's key, wrapped with a key that only the part has. The
 * closed part makes it (generate-key-blob of the flashloader), so the image comes without it.
 *
 * @param address
 *            address of its first byte in memory, as the CSF says it
 * @param offset
 *            the same in bytes from the IVT, which is the first byte of the container
 * @param space
 *            bytes that the image leaves for it
 * @param keyBits
 *            length of the key in it: 128, 192 or 256
 */
public record KeyBlobPlace(long address, long offset, int space, int keyBits) {

	/** What a blob has besides the key: header 8, wrapped blob key 32, MAC 16 bytes. */
	private static final int BESIDES_KEY = 56;

	/**
	 * @return the length of the blob in bytes: 72, 80 or 88
	 */
	public int length() {
		return BESIDES_KEY + keyBits / Byte.SIZE;
	}

	@Override
	public String toString() {
		return String.format("key blob of %d bytes at 0x%08X", length(), address);
	}
}
