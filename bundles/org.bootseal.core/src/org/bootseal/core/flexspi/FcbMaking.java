/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.flexspi;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.YamlValue;
import org.bootseal.core.device.Device;

/**
 * Makes an FCB from option words without a board, as NXP's flashloader does for the usual chips. For SPI chips and
 * HyperFlash of up to 16 MiB and 64 MiB this is byte for byte what the flashloader left in the flash of the i.MX
 * RT1020, RT1060 and RT1050 evaluation kits (SPSDK 0.2.1, test data). What the flashloader asks the chip is taken for
 * the usual: pages of 256 bytes, sectors of 4 KiB, six dummy cycles; commands with four address bytes above 16 MiB are
 * assumed (JESD216).
 */
public final class FcbMaking {

	/** Largest flash of three address bytes. */
	private static final long THREE_BYTES_MOST = 16 << 20;
	private static final long MOST = 512L << 20;
	private static final Pattern SIZE = Pattern.compile("(0[xX][0-9a-fA-F]{1,8}|\\d{1,9})([kKmM]?)(?:i?B)?");
	private static final int QUAD_SDR = 0;
	private static final int HYPER_18 = 2;
	private static final int PLAIN_SPI = 6;
	private static final int INTERNAL_LOOPBACK = 5;
	private static final int PORT_B = 2;
	private static final int USUAL_DUMMIES = 6;
	private static final int DIFFERENTIAL_CLOCK = 0x01;
	private static final int WORD_ADDRESSABLE = 0x08;
	private static final int SAFE_CLOCK = 0x10;
	private static final int DOUBLE_RATE = 0x40;
	private static final int SECOND_PINS = 0x100;
	private static final int B1_SIZE = FcbLayout.FLASH_SIZES_OFFSET + 8;
	private static final Map<Integer, Integer> HYPER_CUSTOM = Map.of(0, 0, 1, 0x0102, 2, 0x0302, 3, 0x0504, 4, 0x0902,
			5, 0x0B04);

	private final ByteBuffer out = ByteBuffer.allocate(FcbLayout.LENGTH).order(ByteOrder.LITTLE_ENDIAN);
	private final FlexSpiNorOption option;
	private final long size;

	private FcbMaking(FlexSpiNorOption option, long size) {
		this.option = option;
		this.size = size;
	}

	/**
	 * @param device
	 *            the device, which says the version of the block
	 * @param option
	 *            the option words
	 * @param size
	 *            bytes of the flash, a power of two
	 * @return the block
	 * @throws BadInputException
	 *             if the size is none, or only the chip itself knows its commands, as octal ones do
	 */
	public static FcbConfiguration make(Device device, FlexSpiNorOption option, long size) throws BadInputException {
		if (size < 1 << 16 || size > MOST || Long.bitCount(size) != 1) {
			throw new BadInputException(
					"found " + size + " bytes as size of the flash, expected a power of two from 64 KiB to 512 MiB");
		}
		int type = option.word0().deviceType();
		if (type != QUAD_SDR && !option.isHyperFlash()) {
			throw new BadInputException("a flash of the kind \"" + option.word0().summary()
					+ "\" tells its commands itself; read its FCB from a board, or import it from the SDK");
		}
		boolean bothPorts = option.word1().filter(word -> word.connection() != 0 && word.connection() != PORT_B)
				.isPresent();
		if (bothPorts) {
			throw new BadInputException("found two flashes in the option words, expected one at port A or B");
		}
		FcbMaking making = new FcbMaking(option, size);
		making.common((int) device.fcbVersion());
		if (option.isHyperFlash()) {
			making.hyper();
		} else {
			making.spi();
		}
		return new FcbConfiguration(device, Fcb.parse(making.out.array()));
	}

	/**
	 * Makes a block as {@link #make} does, of what a person types.
	 *
	 * @param device
	 *            the device
	 * @param words
	 *            the option words, one or two numbers separated by blanks
	 * @param size
	 *            bytes of the flash, such as "0x800000"; with K or M behind it, as many KiB or MiB
	 * @return the block
	 * @throws BadInputException
	 *             if this is no number, or as in {@link #make}
	 */
	public static FcbConfiguration parse(Device device, String words, String size) throws BadInputException {
		return make(device, FlexSpiNorOption.parse(words.strip().split("[\\s,]+")), size(size));
	}

	private static long size(String text) throws BadInputException {
		Matcher matcher = SIZE.matcher(text.strip());
		if (!matcher.matches()) {
			throw new BadInputException("found \"" + text + "\" as size of the flash, expected one such as 8M");
		}
		long number = YamlValue.parseNumber(matcher.group(1));
		String unit = matcher.group(2).toUpperCase(Locale.ROOT);
		return unit.isEmpty() ? number : unit.equals("K") ? number << 10 : number << 20;
	}

	private void common(int version) {
		out.putInt(FcbLayout.TAG_OFFSET, FcbLayout.TAG).putInt(FcbLayout.VERSION_OFFSET, version);
		// the usual times to hold and to set up CS
		out.put(0x0D, (byte) 3).put(0x0E, (byte) 3);
		out.put(FcbLayout.DEVICE_TYPE_OFFSET, (byte) 1);
		out.put(FcbLayout.SERIAL_CLOCK_FREQUENCY_OFFSET, (byte) Math.max(1, option.word0().maxFrequency()));
		boolean portB = option.word1().filter(word -> word.connection() == PORT_B).isPresent();
		out.putInt(portB ? B1_SIZE : FcbLayout.FLASH_SIZES_OFFSET, (int) size);
		out.put(FcbLayout.IP_COMMAND_FREQUENCY_OFFSET, (byte) 1);
	}

	private int secondPins() {
		return option.word1().filter(word -> word.pinmuxGroup() == 1).isPresent() ? SECOND_PINS : 0;
	}

	private void spi() {
		boolean plain = option.word0().miscMode() == PLAIN_SPI;
		boolean far = size > THREE_BYTES_MOST;
		int address = far ? 0x20 : 0x18;
		out.put(FcbLayout.READ_SAMPLE_CLOCK_OFFSET,
				(byte) (option.word0().miscMode() == INTERNAL_LOOPBACK ? 0 : 1));
		out.putInt(FcbLayout.CONTROLLER_MISC_OPTION_OFFSET, SAFE_CLOCK | secondPins());
		out.put(FcbLayout.PADS_OFFSET, (byte) (plain ? 1 : 4));
		if (plain) {
			sequence(0, far ? 0x0413 : 0x0403, 0x0800 | address, 0x2404);
		} else {
			int wanted = option.word1().map(OptionWord1::dummyCycles).orElse(0);
			sequence(0, far ? 0x04EC : 0x04EB, 0x0A00 | address, 0x3200 | (wanted == 0 ? USUAL_DUMMIES : wanted),
					0x2604);
		}
		sequence(1, 0x0405, 0x2404);
		sequence(3, 0x0406);
		sequence(5, far ? 0x0421 : 0x0420, 0x0800 | address);
		sequence(8, far ? 0x04DC : 0x04D8, 0x0800 | address);
		sequence(9, far ? 0x0412 : 0x0402, 0x0800 | address, 0x2004);
		sequence(11, 0x0460);
		out.putInt(FcbLayout.PAGE_SIZE_OFFSET, 0x100).putInt(FcbLayout.SECTOR_SIZE_OFFSET, 0x1000);
		out.putInt(FcbLayout.BLOCK_SIZE_OFFSET, 0x10000);
	}

	private void hyper() {
		out.put(FcbLayout.READ_SAMPLE_CLOCK_OFFSET, (byte) 3).put(FcbLayout.COLUMN_ADDRESS_WIDTH_OFFSET, (byte) 3);
		boolean low = option.word0().deviceType() == HYPER_18;
		out.putInt(FcbLayout.CONTROLLER_MISC_OPTION_OFFSET,
				WORD_ADDRESSABLE | SAFE_CLOCK | DOUBLE_RATE | (low ? DIFFERENTIAL_CLOCK : 0) | secondPins());
		out.put(FcbLayout.PADS_OFFSET, (byte) 8);
		// lutCustomSeqEnable, dataValidTime, busyOffset, busyBitPolarity
		out.put(0x47, (byte) 1).putInt(0x78, 0xF).putShort(0x7C, (short) 0xF).putShort(0x7E, (short) 1);
		sequence(0, 0x87A0, 0x8B18, 0x8F10, 0xB306, 0xA704);
		write(1, 0x555, 0x70);
		sequence(2, 0x87A0, 0x8B18, 0x8F10, 0xB70B, 0xA704);
		write(3, 0x555, 0xAA);
		write(4, 0x2AA, 0x55);
		write(5, 0x555, 0x80);
		write(6, 0x555, 0xAA);
		write(7, 0x2AA, 0x55);
		sequence(8, 0x8700, 0x8B18, 0x8F10, 0x8700, 0x8730);
		write(9, 0x555, 0xA0);
		sequence(10, 0x8700, 0x8B18, 0x8F10, 0xA380);
		write(11, 0x555, 0x80);
		write(12, 0x555, 0xAA);
		write(13, 0x2AA, 0x55);
		write(14, 0x555, 0x10);
		HYPER_CUSTOM.forEach((purpose, word) -> out.putInt(0x180 + Integer.BYTES * purpose, word));
		out.putInt(FcbLayout.PAGE_SIZE_OFFSET, 0x200).putInt(FcbLayout.SECTOR_SIZE_OFFSET, 0x40000);
		// isUniformBlockSize, serialNorType
		out.put(0x1C9, (byte) 1).put(0x1CC, (byte) 1).putInt(FcbLayout.BLOCK_SIZE_OFFSET, 0x40000);
	}

	/** One 16-bit word of a HyperFlash: the address in halves, row first, then the value. */
	private void write(int number, int word, int value) {
		sequence(number, 0x8700, 0x8700, 0x8700 | word >>> 11 & 0xFF, 0x8700 | word >>> 3 & 0xFF, 0x8700,
				0x8700 | word & 7, 0x8700, 0x8700 | value);
	}

	private void sequence(int number, int... instructions) {
		for (int i = 0; i < instructions.length; i++) {
			out.putShort(FcbLayout.LUT_OFFSET + number * FcbLayout.SEQUENCE_LENGTH + 2 * i, (short) instructions[i]);
		}
	}
}
