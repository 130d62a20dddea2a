/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.xmcd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;

import org.bootseal.core.config.YamlMap;
import org.bootseal.core.hab.HabFormatException;
import org.bootseal.core.hab.Xmcd;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every XMCD of NXP's own tests, from text to block and back. */
@Tag("conformance")
class XmcdConformanceTest {

	private final Path vectors = Path.of(System.getProperty("bootseal.vectors"), "xmcd");

	@ParameterizedTest
	@CsvSource({ "mimxrt1166/flexspi_ram_simplified_0, FLEXSPI_SIMPLIFIED",
			"mimxrt1166/flexspi_ram_simplified_1, FLEXSPI_SIMPLIFIED", "mimxrt1166/flexspi_ram_full, SEMC_FULL",
			"mimxrt1166/semc_sdram_simplified, SEMC_SIMPLIFIED", "mimxrt1166/semc_sdram_full, SEMC_FULL",
			"mimxrt1176/flexspi_ram_simplified_0, FLEXSPI_SIMPLIFIED",
			"mimxrt1176/flexspi_ram_simplified_1, FLEXSPI_SIMPLIFIED", "mimxrt1176/flexspi_ram_full, FLEXSPI_FULL",
			"mimxrt1176/semc_sdram_simplified, SEMC_SIMPLIFIED", "mimxrt1176/semc_sdram_full, SEMC_FULL" })
	void textAndBlockAreTheSame(String name, XmcdKind kind) throws Exception {
		Path text = vectors.resolve(name + ".yaml");
		byte[] block = Files.readAllBytes(vectors.resolve(name + ".bin"));
		XmcdConfiguration read = XmcdConfiguration.read(text);

		assertEquals(kind, read.kind());
		assertArrayEquals(block, read.xmcd().encode());
		XmcdConfiguration back = XmcdConfiguration.of(read.device(), Xmcd.parse(block, 0));
		assertEquals(read, back);
		assertEquals(read, XmcdConfiguration.interpret(YamlMap.parse(text, back.text())));
	}

	/** Its header says version 1, which there is not. */
	@Test
	void theWrongBlockIsRefused() throws Exception {
		byte[] block = Files.readAllBytes(vectors.resolve("mimxrt1166/semc_sdram_simplified1.bin"));
		assertThrows(HabFormatException.class, () -> Xmcd.parse(block, 0));
	}
}
