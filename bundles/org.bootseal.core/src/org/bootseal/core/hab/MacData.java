/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Nonce and MAC of encrypted data, as a decrypt command points to them: header (tag 0xAC), a zero, the length of the
 * nonce, a zero, the length of the MAC, then nonce and MAC. Source: NXP's SPSDK 3.10 (image/hab/hab_mac.py).
 *
 * @param version
 *            HAB version byte, 0x40..0x4F
 * @param nonce
 *            11 to 13 bytes for AES-CCM; copied
 * @param mac
 *            4 to 16 bytes; copied
 */
public record MacData(int version, byte[] nonce, byte[] mac) {

	private static final int NONCE_OFFSET = 8;
	private static final int NONCE_LENGTH_AT = 5;
	private static final int MAC_LENGTH_AT = 7;

	/** Copies the bytes. */
	public MacData {
		nonce = nonce.clone();
		mac = mac.clone();
	}

	/** A copy. */
	@Override
	public byte[] nonce() {
		return nonce.clone();
	}

	/** A copy. */
	@Override
	public byte[] mac() {
		return mac.clone();
	}

	/**
	 * @param bytes
	 *            bytes that hold the structure
	 * @param offset
	 *            where it starts in them
	 * @return the structure
	 * @throws HabFormatException
	 *             when there is none, or its lengths do not fit
	 */
	public static MacData parse(byte[] bytes, int offset) throws HabFormatException {
		HabHeader header = HabHeader.parse(bytes, offset, bytes.length, HabConstants.TAG_MAC, "a MAC");
		if (header.length() < NONCE_OFFSET) {
			throw new HabFormatException(offset, "found a MAC of " + header.length() + " bytes, expected 8 or more");
		}
		int nonceLength = bytes[offset + NONCE_LENGTH_AT] & 0xFF;
		int macLength = bytes[offset + MAC_LENGTH_AT] & 0xFF;
		if (bytes[offset + NONCE_LENGTH_AT - 1] != 0 || bytes[offset + MAC_LENGTH_AT - 1] != 0
				|| header.length() != NONCE_OFFSET + nonceLength + macLength) {
			throw new HabFormatException(offset + 4L,
					String.format("found a nonce of %d and a MAC of %d bytes in %d bytes, expected lengths that fit",
							nonceLength, macLength, header.length()));
		}
		int macOffset = offset + NONCE_OFFSET + nonceLength;
		return new MacData(header.parameter(), Arrays.copyOfRange(bytes, offset + NONCE_OFFSET, macOffset),
				Arrays.copyOfRange(bytes, macOffset, macOffset + macLength));
	}

	/**
	 * @return the structure as bytes
	 */
	public byte[] encode() {
		ByteBuffer out = ByteBuffer.allocate(NONCE_OFFSET + nonce.length + mac.length);
		new HabHeader(HabConstants.TAG_MAC, out.capacity(), version).put(out);
		out.put((byte) 0).put((byte) nonce.length).put((byte) 0).put((byte) mac.length);
		return out.put(nonce).put(mac).array();
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof MacData data && version == data.version && Arrays.equals(nonce, data.nonce)
				&& Arrays.equals(mac, data.mac);
	}

	@Override
	public int hashCode() {
		return 31 * (31 * version + Arrays.hashCode(nonce)) + Arrays.hashCode(mac);
	}

	@Override
	public String toString() {
		return String.format("nonce of %d and MAC of %d bytes", nonce.length, mac.length);
	}
}
