/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.firmware;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.YamlMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class FirmwareFormatTest {

	private static final Path NAME = Path.of("image");

	@Property(tries = 200)
	void ourReadersGiveBackWhatWasWritten(@ForAll @LongRange(max = 0xFFFD_FFFFL) long address,
			@ForAll @IntRange(min = 1, max = 0x1_2000) int length, @ForAll Random random,
			@ForAll @LongRange(min = 1, max = 0xFFFF_FFFFL) long entry) throws BadInputException {
		byte[] bytes = new byte[length];
		random.nextBytes(bytes);
		for (FirmwareFormat format : List.of(FirmwareFormat.HEX, FirmwareFormat.SREC)) {
			Firmware read = Firmware.of(format.encode(address, bytes, OptionalLong.of(entry)), NAME);
			assertEquals(List.of(new Segment(address, bytes)), read.segments());
			assertEquals(OptionalLong.of(entry), read.entryPoint());
			assertEquals(OptionalLong.empty(),
					Firmware.of(format.encode(address, bytes, OptionalLong.empty()), NAME).entryPoint());
		}
		assertArrayEquals(bytes, FirmwareFormat.BIN.encode(address, bytes, OptionalLong.empty()));
	}

	/** Lines as the formats' own documents show them, with 32 bytes of data at most and a crossing of 64 KiB. */
	@Test
	void linesAreThoseOfTheFormats() {
		byte[] bytes = { 1, 2, 3, 4 };
		assertEquals("""
				:020000046000%s
				:02FFFE000102FE
				:02000004600199
				:020000000304F7
				:00000001FF
				""".formatted("9A"), text(FirmwareFormat.HEX.encode(0x6000FFFEL, bytes, OptionalLong.empty())));
		assertEquals("""
				S00B0000626F6F747365616C9B
				S3096000100001020304%s
				S7056000100189
				""".formatted("7C"),
				text(FirmwareFormat.SREC.encode(0x60001000L, bytes, OptionalLong.of(0x60001001L))));
	}

	private static String text(byte[] bytes) {
		return new String(bytes, StandardCharsets.US_ASCII);
	}

	@ParameterizedTest
	@CsvSource({ "a.bin, BIN", "a.HEX, HEX", "a.s19, SREC", "a, BIN", "dir/a.srec, SREC" })
	void theNameOfAFileTellsItsFormat(String name, FirmwareFormat format) {
		assertEquals(format, FirmwareFormat.byName(Path.of(name)));
	}

	@Test
	void formatsHaveNames() throws Exception {
		assertEquals(FirmwareFormat.SREC, FirmwareFormat.named("SREC"));
		assertThrows(BadInputException.class, () -> FirmwareFormat.named("sparse"));
		YamlMap map = YamlMap.parse(Path.of("c.yaml"), "a: hex\nb: sparse");
		assertEquals(FirmwareFormat.HEX, FirmwareFormat.of(map.required("a")));
		assertThrows(BadInputException.class, () -> FirmwareFormat.of(map.required("b")));
	}
}
