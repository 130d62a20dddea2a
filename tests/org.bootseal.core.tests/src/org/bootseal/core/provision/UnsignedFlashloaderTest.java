/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.provision;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.plan.PlanFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnsignedFlashloaderTest {

	private static final int START = 0x20208200;

	@TempDir
	private Path folder;

	private static Device device() throws BadInputException {
		return DeviceCatalogue.builtIn().find("RT1020");
	}

	/** A program at 0x20208300 as S-record: stack, reset vector, code. */
	private Path program(String firstLine) throws Exception {
		return Files.writeString(folder.resolve("loader.srec"), firstLine + "\nS705202083092E\n");
	}

	@Test
	void aLinkedProgramGetsAnIvtAndNoSignature() throws Exception {
		Path file = program(record(0x20208300, 0x20210000, 0x20208309, 0xBF00BF00));

		PlanFile image = UnsignedFlashloader.build(file, device(), Optional.empty());

		ByteBuffer bytes = ByteBuffer.wrap(image.content()).order(ByteOrder.LITTLE_ENDIAN);
		assertEquals(0x402000D1, bytes.getInt(0) & 0xF0FFFFFF);
		assertEquals(0x20208309, bytes.getInt(4));
		assertEquals(START, bytes.getInt(0x14));
		assertEquals(0, bytes.getInt(0x18), "no CSF");
		assertEquals(0x20210000, bytes.getInt(0x100));
		assertEquals(file, image.path());
	}

	@Test
	void aBootableImageStaysAsItIs() throws Exception {
		PlanFile built = UnsignedFlashloader.build(program(record(0x20208300, 0x20210000, 0x20208309, 0xBF00BF00)),
				device(), Optional.empty());
		Path bootable = Files.write(folder.resolve("ivt_flashloader.bin"), built.content());

		assertArrayEquals(built.content(),
				UnsignedFlashloader.build(bootable, device(), Optional.empty()).content());
	}

	@Test
	void aProgramForAnotherPlaceIsRefused() throws Exception {
		Path file = program(record(0x60002000, 0x20210000, 0x60002009, 0xBF00BF00));

		BadInputException e = assertThrows(BadInputException.class,
				() -> UnsignedFlashloader.build(file, device(), Optional.empty()));
		assertTrue(e.getMessage().contains("loader.srec"), e.getMessage());
	}

	private static String record(int address, int... words) {
		ByteBuffer data = ByteBuffer.allocate(4 + 4 * words.length).putInt(address).order(ByteOrder.LITTLE_ENDIAN);
		for (int word : words) {
			data.putInt(word);
		}
		int count = data.capacity() + 1;
		StringBuilder line = new StringBuilder(String.format("S3%02X", count));
		int sum = count;
		for (byte each : data.array()) {
			line.append(String.format("%02X", each));
			sum += each & 0xFF;
		}
		return line.append(String.format("%02X", ~sum & 0xFF)).toString();
	}
}
