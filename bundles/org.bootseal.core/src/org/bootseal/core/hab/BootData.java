/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The boot data: what the ROM loads. Three words, little-endian. Source: i.MX RT1020 reference manual, "Boot data
 * structure".
 *
 * @param start
 *            address of the image in memory, 0..0xFFFFFFFF
 * @param length
 *            length from there in bytes, with the CSF
 * @param plugin
 *            1 for a plug-in image, else 0
 */
public record BootData(long start, long length, long plugin) {

	/**
	 * @param bytes
	 *            bytes that hold the boot data
	 * @param offset
	 *            where they start
	 * @return the boot data
	 * @throws HabFormatException
	 *             when the bytes end before them
	 */
	public static BootData parse(byte[] bytes, int offset) throws HabFormatException {
		if (offset < 0 || bytes.length - offset < HabConstants.BOOT_DATA_LENGTH) {
			throw new HabFormatException(offset, "the data ends inside the boot data");
		}
		ByteBuffer words = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
		return new BootData(words.getInt(offset) & 0xFFFF_FFFFL, words.getInt(offset + 4) & 0xFFFF_FFFFL,
				words.getInt(offset + 8) & 0xFFFF_FFFFL);
	}

	/**
	 * @return the boot data as 12 bytes
	 */
	public byte[] encode() {
		ByteBuffer out = ByteBuffer.allocate(HabConstants.BOOT_DATA_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
		return out.putInt((int) start).putInt((int) length).putInt((int) plugin).array();
	}

	@Override
	public String toString() {
		return String.format("boot data: start 0x%08X, length 0x%X, plugin %d", start, length, plugin);
	}
}
