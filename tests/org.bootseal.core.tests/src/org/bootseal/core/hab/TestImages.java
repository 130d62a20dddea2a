/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import org.bootseal.core.BadInputException;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.firmware.Firmware;
import org.bootseal.core.keys.PasswordSource;
import org.bootseal.core.keys.TestKeys;

/** Applications and recipes for tests: an i.MX RT1020 that runs from its FlexSPI NOR flash at 0x60000000. */
final class TestImages {

	static final long FLASH = 0x6000_0000L;
	static final long APPLICATION = 0x6000_2000L;
	static final Instant TIME = Instant.parse("2026-03-04T05:06:07Z");
	static final Clock CLOCK = Clock.fixed(TIME, ZoneOffset.UTC);

	private TestImages() {
	}

	/** A vector table at an address, with a reset vector inside, and bytes that follow a pattern. */
	static byte[] application(int length, long address) {
		ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
		for (int i = 0; i < length; i++) {
			bytes.put(i, (byte) (i * 31 + i / 256));
		}
		bytes.putInt(0, 0x2001_0000);
		bytes.putInt(4, (int) address + 9);
		return bytes.array();
	}

	static Firmware binary(int length) {
		return firmware(application(length, APPLICATION));
	}

	static Firmware firmware(byte[] content) {
		try {
			return Firmware.of(content, Path.of("app.bin"));
		} catch (BadInputException e) {
			throw new AssertionError(e);
		}
	}

	/** The same as S-records, with load addresses; no entry record when it is 0. */
	static String srec(byte[] content, long address, long entry) {
		StringBuilder text = new StringBuilder();
		for (int offset = 0; offset < content.length; offset += 16) {
			int count = Math.min(16, content.length - offset);
			ByteBuffer record = ByteBuffer.allocate(5 + count);
			record.put((byte) (count + 5)).putInt((int) (address + offset)).put(content, offset, count);
			text.append("S3").append(hexWithSum(record.array())).append('\n');
		}
		ByteBuffer end = ByteBuffer.allocate(5).put((byte) 5).putInt((int) entry);
		return text.append("S7").append(hexWithSum(end.array())).append('\n').toString();
	}

	static Firmware srecFirmware(byte[] content, long address, long entry) {
		return firmware(srec(content, address, entry).getBytes(StandardCharsets.US_ASCII));
	}

	private static String hexWithSum(byte[] record) {
		StringBuilder text = new StringBuilder();
		int sum = 0;
		for (byte value : record) {
			sum += value & 0xFF;
			text.append(String.format("%02X", value));
		}
		return text.append(String.format("%02X", ~sum & 0xFF)).toString();
	}

	static Device rt1020() {
		try {
			return DeviceCatalogue.builtIn().find("MIMXRT1020");
		} catch (BadInputException e) {
			throw new AssertionError(e);
		}
	}

	static HabRecipe unsigned(Firmware firmware) {
		try {
			return HabRecipe.unsigned(rt1020(), rt1020().bootMemory("flexspi_nor"), FLASH, firmware);
		} catch (BadInputException e) {
			throw new AssertionError(e);
		}
	}

	static HabRecipe signed(Firmware firmware) throws Exception {
		return unsigned(firmware).signed(CsfRecipe.of(TestKeys.tree(), 0, HabEngine.DCP, PasswordSource.NONE));
	}

	static HabImage build(HabRecipe recipe) throws Exception {
		return new HabImageBuilder(CLOCK, ChainPolicy.REFUSE).build(recipe);
	}

	static List<String> messages(HabImage image) {
		return image.warnings().stream().map(HabWarning::message).toList();
	}
}
