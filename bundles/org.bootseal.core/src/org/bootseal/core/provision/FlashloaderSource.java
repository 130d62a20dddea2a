/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.provision;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.MemoryRegion;
import org.bootseal.core.firmware.Firmware;

/**
 * A flashloader as people have it: a linked program, or the bootable image that NXP ships ({@code
 * ivt_flashloader.bin}), which is taken apart so that it can be signed.
 *
 * @param program
 *            the program's bytes, vector table first
 * @param startAddress
 *            address of the image in RAM
 * @param ivtOffset
 *            offset of the IVT from there
 * @param initialLoadSize
 *            offset of the program from there
 * @param entryPoint
 *            address of its first instruction
 */
record FlashloaderSource(byte[] program, long startAddress, long ivtOffset, long initialLoadSize, long entryPoint) {

	/** IVT and boot data (i.MX RT1020 reference manual, System Boot, Image Vector Table); the program comes after. */
	private static final int HEADER_BYTES = 0x40;
	/** IVT tag 0xD1, length 0x0020, version 0x40 to 0x4F, as a little-endian word without the version's low digit. */
	private static final int IVT_MAGIC = 0x402000D1;
	private static final int IVT_MAGIC_MASK = 0xF0FFFFFF;
	private static final int[] IVT_OFFSETS = { 0, 0x400, 0x1000 };
	/** Where programs lie in known flashloader images, counted from the IVT. */
	private static final int[] PROGRAM_OFFSETS = { 0x100, 0x200, 0x400, 0xC00, 0x1000, 0x1C00, 0x2000 };
	private static final long MAX_HEADER = 0x2000;

	/**
	 * @param file
	 *            a flashloader: ELF, SREC, Intel HEX, or a bootable image with an IVT
	 * @param device
	 *            the device that shall run it
	 * @param wantedStart
	 *            where the image shall start in RAM; empty for the device's usual address
	 * @return its parts
	 * @throws IOException
	 *             if the file can't be read
	 * @throws BadInputException
	 *             if it is none of these, or does not fit the device
	 */
	static FlashloaderSource open(Path file, Device device, Optional<Long> wantedStart)
			throws IOException, BadInputException {
		Firmware firmware = Firmware.open(file);
		FlashloaderSource source = firmware.hasAddresses()
				? ofProgram(file, firmware, wantedStart.orElse(device.flashloaderAddress()))
				: ofBootableImage(file, firmware.flatten());
		long end = source.startAddress + source.initialLoadSize + source.program.length;
		if (!isRam(device, source.startAddress, end)) {
			throw BadInputException.in(file, "", String.format(Locale.ROOT,
					"this flashloader lies at 0x%08X to 0x%08X, which is no RAM of %s; is it of another device?",
					source.startAddress, end - 1, device.name()));
		}
		return source;
	}

	private static FlashloaderSource ofProgram(Path file, Firmware firmware, long start) throws BadInputException {
		long header = firmware.start() - start;
		if (header < HEADER_BYTES || header > MAX_HEADER) {
			throw BadInputException.in(file, "", String.format(Locale.ROOT,
					"the program starts at 0x%08X, so its IVT can't be at 0x%08X: it needs 0x40 to 0x2000 bytes before"
							+ " the program; set flashloader.startAddress",
					firmware.start(), start));
		}
		byte[] program = firmware.flatten();
		if (program.length < Long.BYTES) {
			throw BadInputException.in(file, "", "the program is too short to have a vector table");
		}
		long entry = firmware.entryPoint().orElse(word(program, Integer.BYTES));
		return new FlashloaderSource(program, start, 0, header, entry);
	}

	private static FlashloaderSource ofBootableImage(Path file, byte[] image) throws BadInputException {
		for (int offset : IVT_OFFSETS) {
			if (offset + HEADER_BYTES <= image.length
					&& ((int) word(image, offset) & IVT_MAGIC_MASK) == (IVT_MAGIC & IVT_MAGIC_MASK)) {
				return takeApart(file, image, offset);
			}
		}
		throw BadInputException.in(file, "",
				"a flashloader without addresses must be a bootable image with its IVT at 0, 0x400 or 0x1000;"
						+ " none is there. Give the ELF, SREC or HEX file instead");
	}

	private static FlashloaderSource takeApart(Path file, byte[] image, int ivt) throws BadInputException {
		long entry = word(image, ivt + 4);
		long start = word(image, ivt + 0x14) - ivt;
		long bootDataStart = word(image, ivt + 0x20);
		if (bootDataStart != start) {
			throw BadInputException.expected(file, String.format(Locale.ROOT, "offset 0x%X, boot data", ivt + 0x20),
					String.format(Locale.ROOT, "start 0x%08X", bootDataStart),
					String.format(Locale.ROOT, "0x%08X as the IVT says", start));
		}
		long csf = word(image, ivt + 0x18);
		int end = csf > start && csf - start < image.length ? (int) (csf - start) : image.length;
		for (int fromIvt : PROGRAM_OFFSETS) {
			int offset = ivt + fromIvt;
			if (offset + Long.BYTES > end) {
				break;
			}
			long stack = word(image, offset);
			long reset = word(image, offset + 4);
			boolean thumbInside = (reset & 1) != 0 && reset > start && reset < start + end;
			if (thumbInside && (stack & 3) == 0 && stack >= 0x10000000L) {
				return new FlashloaderSource(Arrays.copyOfRange(image, offset, end), start, ivt, offset, entry);
			}
		}
		throw BadInputException.in(file, "", "no vector table was found behind the IVT, so this is no flashloader that"
				+ " can be signed; give its ELF, SREC or HEX file instead");
	}

	private static boolean isRam(Device device, long start, long end) {
		for (MemoryRegion region : device.memory()) {
			if (region.kind() != MemoryRegion.Kind.FLEXSPI && region.contains(start, end - start)) {
				return true;
			}
		}
		return false;
	}

	private static long word(byte[] bytes, int offset) {
		return Integer.toUnsignedLong(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(offset));
	}
}
