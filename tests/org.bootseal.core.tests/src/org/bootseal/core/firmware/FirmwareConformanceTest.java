/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.firmware;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.bootseal.core.BadInputException;
import org.bootseal.core.firmware.Firmware.Format;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Reads the S-record files that come with NXP's SPSDK. */
@Tag("conformance")
class FirmwareConformanceTest {

	private final Path vectors = Path.of(System.getProperty("bootseal.vectors"));

	@Test
	void readsEveryRecordFile() throws IOException, BadInputException {
		List<Path> files;
		try (Stream<Path> all = Files.walk(vectors)) {
			files = all.filter(file -> file.toString().matches(".*\\.(srec|s19)")).collect(Collectors.toList());
		}
		assertFalse(files.isEmpty());
		for (Path file : files) {
			Firmware firmware = Firmware.open(file);
			assertEquals(Format.SREC, firmware.format());
			assertTrue(firmware.flatten().length > 0, file.toString());
		}
	}

	/** An unsigned image holds the flat program from initialLoadSize - ivtOffset on. */
	@Test
	void flatProgramIsThatOfTheReferenceImage() throws IOException, BadInputException {
		Path folder = vectors.resolve("hab/export/rt1170_QSPI_flash_unsigned");
		Firmware firmware = Firmware.open(folder.resolve("evkmimxrt1170_iled_blinky_cm7_QSPI_FLASH_unsigned.s19"));
		byte[] image = Files.readAllBytes(folder.resolve("output.bin"));
		assertArrayEquals(Arrays.copyOfRange(image, 0x1000, image.length), firmware.flatten());
		assertEquals(1, firmware.vectorTable().orElseThrow().resetVector() & 1);
	}
}
