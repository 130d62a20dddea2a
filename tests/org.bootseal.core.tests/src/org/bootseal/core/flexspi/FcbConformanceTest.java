/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.flexspi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** FCBs of NXP's own tests. */
@Tag("conformance")
class FcbConformanceTest {

	@ParameterizedTest
	@CsvSource({ "fcb/rt105x/fcb.bin, 0x800000, 0x1000", "fcb/rt106x/fcb.bin, 0x800000, 0x1000",
			"fcb/rt117x/fcb.bin, 0x800000, 0x1000",
			"mcu/rt102x/flex_spi.fcb, 0x800000, 0x1000" })
	void blocksAreGood(String file, String size, String sector) throws Exception {
		Fcb fcb = Fcb.parse(Files.readAllBytes(Path.of(System.getProperty("bootseal.vectors")).resolve(file)));

		assertEquals(List.of(), fcb.problems());
		assertEquals(Long.decode(size), fcb.flashSize());
		assertEquals(Long.decode(sector), fcb.sectorSize());
	}
}
