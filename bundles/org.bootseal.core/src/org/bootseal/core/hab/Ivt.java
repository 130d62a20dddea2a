/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The image vector table: where the ROM finds everything else. 32 bytes, words little-endian: header D1 00 20 4v,
 * entry, 0, DCD, boot data, self, CSF, 0. All addresses are absolute, 0..0xFFFFFFFF. Source: i.MX RT1020 reference
 * manual, "Image Vector Table structure".
 *
 * @param version
 *            version byte, 0x40..0x4F
 * @param entry
 *            first instruction or vector table of the application
 * @param dcd
 *            the device configuration data, or 0
 * @param bootData
 *            the boot data
 * @param self
 *            this table
 * @param csf
 *            the command sequence file, or 0 when the image is not signed
 */
public record Ivt(int version, long entry, long dcd, long bootData, long self, long csf) {

	/**
	 * @param bytes
	 *            bytes that hold a table
	 * @param offset
	 *            where it starts in them
	 * @return the table
	 * @throws HabFormatException
	 *             when there is none
	 */
	public static Ivt parse(byte[] bytes, int offset) throws HabFormatException {
		HabHeader header = HabHeader.parse(bytes, offset, bytes.length, HabConstants.TAG_IVT, "an IVT");
		if (header.length() != HabConstants.IVT_LENGTH) {
			throw new HabFormatException(offset + 1L, "found an IVT of " + header.length() + " bytes, expected 32");
		}
		ByteBuffer words = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
		return new Ivt(header.parameter(), word(words, offset + 4), word(words, offset + 12), word(words, offset + 16),
				word(words, offset + 20), word(words, offset + 24));
	}

	/**
	 * @return the table as 32 bytes
	 */
	public byte[] encode() {
		ByteBuffer out = ByteBuffer.allocate(HabConstants.IVT_LENGTH);
		new HabHeader(HabConstants.TAG_IVT, HabConstants.IVT_LENGTH, version).put(out);
		out.order(ByteOrder.LITTLE_ENDIAN);
		out.putInt((int) entry).putInt(0).putInt((int) dcd).putInt((int) bootData).putInt((int) self).putInt((int) csf);
		return out.array();
	}

	private static long word(ByteBuffer words, int offset) {
		return words.getInt(offset) & 0xFFFF_FFFFL;
	}

	@Override
	public String toString() {
		return String.format("IVT at 0x%08X: entry 0x%08X, DCD 0x%08X, boot data 0x%08X, CSF 0x%08X", self, entry, dcd,
				bootData, csf);
	}
}
