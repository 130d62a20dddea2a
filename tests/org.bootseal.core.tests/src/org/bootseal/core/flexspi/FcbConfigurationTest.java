/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.flexspi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.bootseal.core.BadInputException;
import org.bootseal.core.block.BlockField;
import org.bootseal.core.block.ConfigurationBlock;
import org.bootseal.core.config.YamlMap;
import org.bootseal.core.device.DeviceCatalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class FcbConfigurationTest {

	private static final Path NAME = Path.of("fcb.yaml");
	private static final String HEAD = "family: rt1010\ntype: flexspi_nor\nfcb_settings:\n";

	private static ConfigurationBlock read(String settings) throws BadInputException {
		return FcbConfiguration.interpret(YamlMap.parse(NAME, HEAD + settings)).fcb().block();
	}

	@Test
	void whatIsNotSaidIsThatOfTheTemplate() throws Exception {
		ConfigurationBlock block = read("  pageSize: 256");
		assertEquals(0x42464346, block.get("tag"));
		assertEquals(0x56010100, block.get("version"));
		assertEquals(256, block.get("pageSize"));
		assertEquals(0, block.get("sectorSize"));
		assertEquals(0x56010400, FcbConfiguration.template(DeviceCatalogue.builtIn().find("rt1176")).fcb().version());
	}

	@Test
	void allFormsOfAFieldAreRead() throws Exception {
		ConfigurationBlock block = read("""
				  lookupTable_seq0_instr0: {bitfields: {OPERAND: '0xEB', NUM_PADS: 1PAD, OPERATION_CODE: CMD_SDR}}
				  lookuptable_seq0_INSTR1: {OPERAND: 24, NUM_PADS: NUM_PADS_4PAD, OPERATION_CODE: 2}
				  lookupTable_1: 0x26043206
				  deviceModeSeq: {value: 0x0102}
				  configCmdSeqs_2: {seqNum: RAW:0x3}
				""");
		assertEquals(
				"CMD_SDR 0xEB on 1 pad, RADDR_SDR 0x18 on 4 pads, DUMMY_SDR 0x06 on 4 pads, READ_SDR 0x04 on 4 pads",
				Fcb.parse(block.bytes()).readSequence());
		assertEquals(0x0102, block.get("deviceModeSeq"));
		assertEquals(3, block.get("configCmdSeqs_2"));
		BlockField field = block.layout().find("lookupTable_seq0_instr1").orElseThrow();
		assertEquals("0x0A18: OPERAND 24, NUM_PADS 4PAD, OPERATION_CODE RADDR_SDR", block.describe(field));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"pageSzie: 1|line 4, column 13: pageSzie: this is no field of FCB (did you mean pageSize?)",
			"deviceType: 256|line 4, column 15: deviceType: found 256, expected a number from 0 to 255",
			"tag: 0|fcb_settings: FCB: found tag 0x00000000", "pageSize: {seqId: 1}|pageSize has no parts",
			"deviceModeSeq: {seq: 1}|this is no part of deviceModeSeq, expected one of seqNum, seqId, reserved",
			"lookupTable_seq0_instr0: {OPERATION_CODE: JUMP}|one of CADDR_DDR, CADDR_SDR, CMD_DDR,",
			"lookupTable_seq0_instr0: {NUM_PADS: 4}|found 4, expected a number from 0 to 3",
			"pagesize: 1 / pageSize: 2|this field stands here twice" })
	void mistakesAreFoundAtTheirPlace(String settings, String message) {
		BadInputException e = assertThrows(BadInputException.class, () -> read("  " + settings.replace(" / ", "\n  ")));
		assertTrue(e.getMessage().startsWith("fcb.yaml: line "), e.getMessage());
		assertTrue(e.getMessage().contains(message), e.getMessage());
	}

	@Test
	void otherKindsAreRefused() {
		for (String text : new String[] { HEAD.replace("flexspi_nor", "xspi_nor"), HEAD.replace("rt1010", "rt685"),
				"types: 1\n" + HEAD }) {
			assertThrows(BadInputException.class,
					() -> FcbConfiguration.interpret(YamlMap.parse(NAME, text + "  pageSize: 1")));
		}
	}

	@Test
	void filesOfAllKindsAreRead(@TempDir Path folder) throws Exception {
		byte[] block = FcbBlocks.quad();
		ByteBuffer words = ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN);
		ByteBuffer swapped = ByteBuffer.allocate(block.length);
		ByteBuffer halves = ByteBuffer.allocate(block.length);
		for (int i = 0; i < block.length; i += 4) {
			swapped.putInt(words.getInt(i));
			halves.putShort(words.getShort(i)).putShort(words.getShort(i + 2));
		}
		String text = new FcbConfiguration(DeviceCatalogue.builtIn().find("rt1064"), Fcb.parse(block)).text();
		Path file = folder.resolve("fcb");

		assertEquals(1, FcbSource.read(Files.write(file, block)).swapped());
		FcbSource words4 = FcbSource.read(Files.write(file, swapped.array()));
		assertEquals(4, words4.swapped());
		assertArrayEquals(block, words4.fcb().bytes());
		FcbSource words2 = FcbSource.read(Files.write(file, halves.array()));
		assertEquals(2, words2.swapped());
		assertArrayEquals(block, words2.fcb().bytes());
		FcbSource read = FcbSource.read(Files.writeString(file, text));
		assertEquals("MIMXRT1064", read.device().orElseThrow().name());
		assertArrayEquals(block, read.fcb().bytes());
		assertThrows(BadInputException.class, () -> FcbSource.read(Files.write(file, new byte[2])));
		assertThrows(BadInputException.class,
				() -> FcbSource.read(Files.write(file, Arrays.copyOf(block, 513))));
	}

	@Property(tries = 100)
	void anyBlockIsReadAsItWasWritten(@ForAll @Size(512) byte[] bytes) throws BadInputException {
		System.arraycopy(FcbBlocks.quad(), 0, bytes, 0, 4);
		FcbConfiguration any = new FcbConfiguration(DeviceCatalogue.builtIn().find("rt1020"), Fcb.parse(bytes));
		assertEquals(any, FcbConfiguration.interpret(YamlMap.parse(NAME, any.text())));
	}
}
