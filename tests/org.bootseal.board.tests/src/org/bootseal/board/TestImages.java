/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Unsigned images made by hand. */
public final class TestImages {

	/** Where loaders of the newer generation go; source: NXP-MCUBootUtility. */
	public static final long LOADER_ADDRESS = 0x20208200L;
	/** Where FlexSPI maps the flash. */
	public static final long FLASH = 0x60000000L;

	private static final byte[] DESCRIPTOR = { 0x12, 0x01, 0x00, 0x02, 0x00, 0x00, 0x00, 0x40, (byte) 0xA2, 0x15, 0x73,
			0x00 };

	private TestImages() {
	}

	/** IVT at the start, boot data behind it, vectors at 0x200, code at 0x400. */
	public static byte[] ramImage(long address, boolean flashloader) {
		byte[] image = new byte[0x800];
		ByteBuffer out = ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN);
		ivt(out, 0, address, address + 0x401, address, image.length);
		out.putInt(0x200, 0x20008000).putInt(0x204, (int) (address + 0x401));
		code(image, 0x400);
		if (flashloader) {
			System.arraycopy(DESCRIPTOR, 0, image, 0x700, DESCRIPTOR.length);
		}
		return image;
	}

	private static void code(byte[] image, int from) {
		for (int i = from; i < image.length; i++) {
			image[i] = (byte) (i * 7 + (i >> 8));
		}
	}

	private static void ivt(ByteBuffer out, int at, long self, long entry, long start, long length) {
		out.putInt(at, 0x402000D1).putInt(at + 4, (int) entry).putInt(at + 0x10, (int) self + 0x20)
				.putInt(at + 0x14, (int) self);
		out.putInt(at + 0x20, (int) start).putInt(at + 0x24, (int) length);
	}

	/** An image to be written to flash from 0x1000 on, to run in place: IVT, boot data, at 0x1000 the application. */
	public static byte[] flashImage(int applicationBytes) {
		byte[] image = new byte[0x1000 + applicationBytes];
		ByteBuffer out = ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN);
		ivt(out, 0, FLASH + 0x1000, FLASH + 0x2101, FLASH, 0x2000 + applicationBytes);
		out.putInt(0x1000, 0x20008000).putInt(0x1004, (int) (FLASH + 0x2101));
		code(image, 0x1008);
		return image;
	}

	/** The same to be copied to RAM. */
	public static byte[] copiedImage(long start, int applicationBytes) {
		byte[] image = new byte[0x1000 + applicationBytes];
		ByteBuffer out = ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN);
		ivt(out, 0, start + 0x1000, start + 0x2101, start, 0x2000 + applicationBytes);
		code(image, 0x1000);
		return image;
	}

	/** Bytes that differ from page to page. */
	public static byte[] pattern(int length) {
		byte[] bytes = new byte[length];
		for (int i = 0; i < length; i++) {
			bytes[i] = (byte) (i ^ i >> 8 ^ 0x35);
		}
		return bytes;
	}

	/** The bytes with one changed. */
	public static byte[] flipped(byte[] bytes, int offset) {
		byte[] changed = Arrays.copyOf(bytes, bytes.length);
		changed[offset] ^= 0x10;
		return changed;
	}
}
