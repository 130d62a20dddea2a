/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.usbip;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

import org.bootseal.core.connection.FoundBoard;
import org.bootseal.core.connection.UsbId;

/**
 * The USB descriptors of a board, low byte first.
 * <p>
 * Device and configuration are as dumped from an RT1061 (github.com/Scyne/stadiaRawBtFw, issue 1); strings as printed
 * for such parts. The flashloader's report descriptor, endpoints and third string are those in NXP's flashloader for
 * the RT1020 (SPSDK, rt102x/ivt_flashloader.bin, data at 0xFD3F). The ROM's report descriptor is the one that device
 * models of NXP's serial download protocol have for i.MX 6ULL, of the recorded length; its endpoint's size and interval
 * are assumed. No descriptor of a ROM that speaks mboot is on record but the strings of an RT1189 (SPSDK 3.10, memcfg
 * notebook); the rest of it is assumed to be that of a flashloader, whose reports it has.
 *
 * @param device
 *            the device descriptor
 * @param configuration
 *            the configuration with interface, HID and endpoint descriptors
 * @param report
 *            the HID report descriptor
 * @param strings
 *            the string descriptors 1, 2 and so on
 * @param hasOutEndpoint
 *            whether there is an interrupt OUT endpoint
 */
record Descriptors(byte[] device, byte[] configuration, byte[] report, List<String> strings, boolean hasOutEndpoint) {

	/** Descriptor types: USB 2.0, table 9-5, and HID 1.11, section 7.1. */
	static final int DEVICE = 1;
	static final int CONFIGURATION = 2;
	static final int STRING = 3;
	static final int QUALIFIER = 6;
	static final int HID = 0x21;
	static final int REPORT = 0x22;

	private static final int HID_AT = 18;
	private static final int HID_LENGTH = 9;
	/** Names the languages, in place of a string: English (United States). */
	private static final byte[] LANGUAGES = { 4, STRING, 0x09, 0x04 };
	/** As a high-speed device has to have it: at full speed it would be the same. */
	private static final byte[] QUALIFIERS = bytes("0a 06 00 02 00 00 00 40 01 00");

	private static final String LOADER_NAME = "MCU HID GENERIC DEVICE";
	private static final String ROM_CONFIGURATION = "09 02 22 00 01 01 00 c0 32  09 04 00 00 01 03 00 00 00"
			+ "  09 21 00 01 00 01 22 4c 00  07 05 81 03 40 00 01";
	private static final String LOADER_CONFIGURATION = "09 02 29 00 01 01 00 c0 32  09 04 00 00 02 03 00 00 03"
			+ "  09 21 00 01 00 01 22 4c 00  07 05 81 03 fb 03 01  07 05 02 03 fb 03 01";
	/** Id 1: 16 bytes out, 2: 64 times 128 bits out, 3: 4 bytes in, 4: 64 bytes in. */
	private static final String ROM_REPORT = "06 00 ff 09 01 a1 01"
			+ "  85 01 19 01 29 01 15 00 26 ff 00 75 08 95 10 91 02"
			+ "  85 02 19 01 29 01 15 00 26 ff 00 75 80 95 40 91 02"
			+ "  85 03 19 01 29 01 15 00 26 ff 00 75 08 95 04 81 02"
			+ "  85 04 19 01 29 01 15 00 26 ff 00 75 08 95 40 81 02"
			+ "  c0";
	/** Ids 1 and 2 out, 3 and 4 in, each 204 times 40 bits. */
	private static final String LOADER_REPORT = "06 00 ff 09 01 a1 01"
			+ "  85 01 19 01 29 01 15 00 26 ff 00 75 28 95 cc 91 02"
			+ "  85 02 19 01 29 01 15 00 26 ff 00 75 28 95 cc 91 02"
			+ "  85 03 19 01 29 01 15 00 26 ff 00 75 28 95 cc 81 02"
			+ "  85 04 19 01 29 01 15 00 26 ff 00 75 28 95 cc 81 02"
			+ "  c0";

	/** The descriptors of a board as it is on the bus. */
	static Descriptors of(FoundBoard board) {
		UsbId id = board.usbId().orElseThrow(() -> new IllegalArgumentException("not on USB: " + board));
		return switch (board.mode()) {
		case ROM -> new Descriptors(device(id, 0x0101), bytes(ROM_CONFIGURATION), bytes(ROM_REPORT),
				List.of("NXP      SemiConductors Inc ", board.product()), false);
		case MBOOT_ROM -> new Descriptors(device(id, 0x0101), bytes(LOADER_CONFIGURATION), bytes(LOADER_REPORT),
				List.of("NXP SEMICONDUCTORS", board.product(), LOADER_NAME), true);
		case FLASHLOADER -> new Descriptors(device(id, 0x0002), bytes(LOADER_CONFIGURATION), bytes(LOADER_REPORT),
				List.of("FREESCALE SEMICONDUCTOR INC.", board.product(), LOADER_NAME), true);
		};
	}

	private static byte[] bytes(String hex) {
		return HexFormat.of().parseHex(hex.replace(" ", ""));
	}

	private static byte[] device(UsbId id, int release) {
		byte[] device = bytes("12 01 00 02 00 00 00 40 00 00 00 00 00 00 01 02 00 01");
		int[] words = { id.vendor(), id.product(), release };
		for (int i = 0; i < words.length; i++) {
			device[8 + 2 * i] = (byte) words[i];
			device[9 + 2 * i] = (byte) (words[i] >>> 8);
		}
		return device;
	}

	/** bcdDevice. */
	int release() {
		return device[13] << 8 | device[12] & 0xFF;
	}

	/** A descriptor; without bytes if there is no such. */
	byte[] get(int type, int index) {
		return switch (type) {
		case DEVICE -> device;
		case CONFIGURATION -> index == 0 ? configuration : new byte[0];
		case STRING -> string(index);
		case QUALIFIER -> QUALIFIERS;
		case HID -> Arrays.copyOfRange(configuration, HID_AT, HID_AT + HID_LENGTH);
		case REPORT -> report;
		default -> new byte[0];
		};
	}

	private byte[] string(int index) {
		if (index == 0) {
			return LANGUAGES;
		}
		if (index > strings.size()) {
			return new byte[0];
		}
		byte[] text = strings.get(index - 1).getBytes(StandardCharsets.UTF_16LE);
		byte[] descriptor = new byte[2 + text.length];
		descriptor[0] = (byte) descriptor.length;
		descriptor[1] = STRING;
		System.arraycopy(text, 0, descriptor, 2, text.length);
		return descriptor;
	}
}
