/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.fuzz;

import java.nio.file.Path;

import org.bootseal.core.BadInputException;
import org.bootseal.core.firmware.Firmware;
import org.bootseal.fuzz.Reading.Bound;
import org.junit.jupiter.api.Assertions;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** The files that linkers make. Their formats are told apart by content, so each test is about its seeds. */
class FirmwareFuzzTest {

	/** Text of records is twice as long as what it holds, and is held as lines; an ELF file's tables are small. */
	private static final Reading READING = new Reading(new Bound(1 << 20, 256), BadInputException.class);

	private static void read(byte[] input) throws Exception {
		READING.check(input.length, () -> {
			Firmware firmware = Firmware.of(input, Path.of("input"));
			Assertions.assertTrue(firmware.start() < firmware.end() || firmware.segments().isEmpty());
			firmware.entryPoint();
			firmware.vectorTable();
			firmware.from(firmware.start());
			Assertions.assertFalse(firmware.toString().isEmpty());
		});
	}

	@FuzzTest
	void srec(byte[] input) throws Exception {
		read(input);
	}

	@FuzzTest
	void intelHex(byte[] input) throws Exception {
		read(input);
	}

	@FuzzTest
	void elf(byte[] input) throws Exception {
		read(input);
	}
}
