/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.flexspi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.bootseal.core.BadInputException;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sequences in words, what differs between blocks, and blocks that are made without a board. */
class LutTextTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"04EB 0A18 3206 2604|FAST READ QUAD I/O, EBh, 4 pads, 24-bit address, 6 dummy cycles",
			"04EC 0A20 1EA5 3204 2604|FAST READ QUAD I/O WITH 4-BYTE ADDRESS, ECh, 4 pads, 32-bit address, "
					+ "8 mode bits A5h, 4 dummy cycles",
			"046B 0818 3008 2604|FAST READ QUAD OUTPUT, 6Bh, address on 1 pad, data on 4 pads, 24-bit address, "
					+ "8 dummy cycles",
			"0405 2404|READ STATUS, 05h, 1 pad", "0406|WRITE ENABLE, 06h, 1 pad",
			"0402 0818 2004|PAGE PROGRAM, 02h, 1 pad, 24-bit address", "0477 2404|COMMAND, 77h, 1 pad",
			"87EE 8711 8B20 B314 A704|READ OCTAL DDR, EE11h, 8 pads, 32-bit address, 20 dummy cycles",
			"87A0 8B18 8F10 B306 A704|HYPERBUS READ, A0h, 8 pads, 24-bit address, 16-bit column address, "
					+ "6 dummy cycles",
			"0A18 2604 7C01|without command, 4 pads, 24-bit address, next read from instruction 1",
			"04EB FC00|FAST READ QUAD I/O, EBh, 1 pad, undefined opcode 0x3F" })
	void sequencesAreTold(String words, String text) {
		List<LutInstruction> sequence = Stream.of(words.split(" "))
				.map(word -> LutInstruction.decode(Integer.parseInt(word, 16))).toList();
		assertEquals(text, LutText.describe(sequence));
	}

	@Test
	void rolesComeFromTheTableOfCustomSequencesIfItCounts() throws Exception {
		Device device = DeviceCatalogue.builtIn().find("rt1050");
		assertEquals("erase sector", LutText.role(Fcb.parse(FcbBlocks.quad()), 5));
		assertEquals("", LutText.role(Fcb.parse(FcbBlocks.quad()), 6));
		Fcb hyper = FcbMaking.make(device, FlexSpiNorOption.parse("0xC0233007"), 0x4000000).fcb();
		assertEquals("read", LutText.role(hyper, 0));
		assertEquals("erase sector, step 2 of 4", LutText.role(hyper, 6));
		assertEquals("", LutText.describe(hyper.sequence(15)));
	}

	@Test
	void blocksAreMadeAsTheFlashloaderMakesThem() throws Exception {
		Device device = DeviceCatalogue.builtIn().find("rt1050");
		assertArrayEquals(FcbBlocks.quad(),
				FcbMaking.make(device, FlexSpiNorOption.parse("0xC0000007"), 0x800000).fcb().bytes());
		Fcb hyper = FcbMaking.make(device, FlexSpiNorOption.parse("0xC0233007"), 0x4000000).fcb();
		assertEquals(Fcb.parse(FcbBlocks.hyperFlash()).readSequence(), hyper.readSequence());
		assertEquals(List.of(), FcbProblem.of(hyper, Optional.of(device)));
		Fcb large = FcbMaking.make(device, FlexSpiNorOption.parse("0xC1000007", "0x20010008"), 0x2000000).fcb();
		assertEquals("FAST READ QUAD I/O WITH 4-BYTE ADDRESS, ECh, 4 pads, 32-bit address, 8 dummy cycles",
				LutText.describe(large.sequence(0)));
		assertEquals(0x2000000, large.block().get("sflashB1Size"));
		assertEquals(0x110, large.block().get("controllerMiscOption"));
		Fcb plain = FcbMaking.make(device, FlexSpiNorOption.parse("0xC0000061"), 0x100000).fcb();
		assertEquals("READ, 03h, 1 pad, 24-bit address", LutText.describe(plain.sequence(0)));
	}

	@Test
	void whatOnlyTheChipKnowsIsNotMade() throws Exception {
		Device device = DeviceCatalogue.builtIn().find("rt1050");
		assertThrows(BadInputException.class,
				() -> FcbMaking.make(device, FlexSpiNorOption.parse("0xC0403037"), 0x800000));
		assertThrows(BadInputException.class,
				() -> FcbMaking.make(device, FlexSpiNorOption.parse("0xC0000007"), 0x800001));
		assertThrows(BadInputException.class,
				() -> FcbMaking.make(device, FlexSpiNorOption.parse("0xC1000007", "0x10000000"), 0x800000));
	}

	@Test
	void differencesNameFieldsAndSequences() throws Exception {
		byte[] other = FcbBlocks.quad();
		other[0x46] = 8;
		other[0x84] = 4;
		other[0x8A] = 1;
		other[0xD6] = 1;
		List<FcbDifference> differences = FcbDifference.between(Fcb.parse(FcbBlocks.quad()), Fcb.parse(other));
		assertEquals(List.of("serialClkFreq", "sequence 0 (read)", "sequence 5 (erase sector)"),
				differences.stream().map(FcbDifference::name).toList());
		assertEquals("serialClkFreq: 0x07 / 0x08", differences.get(0).toString());
		assertEquals("0420 0818 0000 0001 0000 0000 0000 0000", differences.get(2).second());
	}
}
