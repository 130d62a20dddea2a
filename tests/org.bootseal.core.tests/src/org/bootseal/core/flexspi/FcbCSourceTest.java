/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.flexspi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** FCBs as C source of the SDK. */
class FcbCSourceTest {

	private static final Path NAME = Path.of("config.c");
	private static final String QUAD = """
			#include "board.h" // the usual beginning
			#define SECTOR (4u * 1024u)
			#if defined(XIP_BOOT_HEADER_ENABLE) && (XIP_BOOT_HEADER_ENABLE == 1)
			#if defined(__GNUC__)
			__attribute__((section(".boot_hdr.conf"), used))
			#endif
			const flexspi_nor_config_t qspiflash_config = {
			    .memConfig =
			        {
			            .tag              = FLEXSPI_CFG_BLK_TAG,
			            .version          = FLEXSPI_CFG_BLK_VERSION, /* 1.4.0 */
			            .readSampleClkSrc = kFlexSPIReadSampleClk_LoopbackFromDqsPad,
			            .csHoldTime       = 3u,
			            .csSetupTime      = 3u,
			            .controllerMiscOption = (1u << kFlexSpiMiscOffset_SafeConfigFreqEnable),
			            .deviceType    = kFlexSpiDeviceType_SerialNOR,
			            .sflashPadType = kSerialFlash_4Pads,
			            .serialClkFreq = kFlexSpiSerialClk_133MHz,
			            .sflashA1Size  = 8u * 1024u * 1024u,
			            .lookupTable =
			                {
			                    // read
			                    FLEXSPI_LUT_SEQ(CMD_SDR, FLEXSPI_1PAD, 0xEB, RADDR_SDR, FLEXSPI_4PAD, 0x18),
			                    FLEXSPI_LUT_SEQ(DUMMY_SDR, FLEXSPI_4PAD, 0x06, READ_SDR, FLEXSPI_4PAD, 0x04),
			                    [4 * NOR_CMD_LUT_SEQ_IDX_READSTATUS] =
			                        FLEXSPI_LUT_SEQ(CMD_SDR, FLEXSPI_1PAD, 0x05, READ_SDR, FLEXSPI_1PAD, 0x04),
			                    [4 * 3] = FLEXSPI_LUT_SEQ(CMD_SDR, FLEXSPI_1PAD, 0x06, STOP, FLEXSPI_1PAD, 0),
			                    [4 * 5] = FLEXSPI_LUT_SEQ(CMD_SDR, FLEXSPI_1PAD, 0x20, RADDR_SDR, FLEXSPI_1PAD, 0x18),
			                    [4 * 8] = FLEXSPI_LUT_SEQ(CMD_SDR, FLEXSPI_1PAD, 0xD8, RADDR_SDR, FLEXSPI_1PAD, 0x18),
			                    [4 * 9] = FLEXSPI_LUT_SEQ(CMD_SDR, FLEXSPI_1PAD, 0x02, RADDR_SDR, FLEXSPI_1PAD, 0x18),
			                    FLEXSPI_LUT_SEQ(WRITE_SDR, FLEXSPI_1PAD, 0x04, STOP, FLEXSPI_1PAD, 0x0),
			                    [4 * 11] = FLEXSPI_LUT_SEQ(CMD_SDR, FLEXSPI_1PAD, 0x60, STOP, FLEXSPI_1PAD, 0),
			                },
			        },
			    .pageSize           = 256u,
			    .sectorSize         = SECTOR,
			    .ipcmdSerialClkFreq = 0x1,
			    .blockSize          = (uint32_t)64u << 10,
			};
			#endif
			""";

	private static Device device(String name) throws BadInputException {
		return DeviceCatalogue.builtIn().find(name);
	}

	@Test
	void theSourceOfTheSdkIsRead() throws Exception {
		assertArrayEquals(FcbBlocks.quad(), FcbCSource.parse(NAME, QUAD, Optional.of(device("rt1050"))).bytes());
	}

	@Test
	void theClockIsThatOfTheDevice() throws Exception {
		BadInputException e = assertThrows(BadInputException.class,
				() -> FcbCSource.parse(NAME, QUAD, Optional.empty()));
		assertTrue(e.getMessage().startsWith("config.c: line 18: found \"kFlexSpiSerialClk_133MHz\""), e.getMessage());
		assertEquals(8, FcbCSource.parse(NAME, QUAD, Optional.of(device("rt1060"))).frequencyCode());
	}

	@Test
	void partsAreReadByNameAndByOrder() throws Exception {
		Fcb fcb = FcbCSource.parse(NAME, """
				flexspi_nor_config_t a = {{FLEXSPI_CFG_BLK_TAG, .version = 0x56010000,
				.deviceModeSeq = {.seqNum = 1, .seqId = 4}, .configCmdSeqs = {{1, 2}, [2] = {3, 4, 5}},
				.configCmdArgs[1] = 7, .dataValidTime = {16, {1, 2}}, .lutCustomSeq[3].seqId = 9,
				.configModeType = {kDeviceConfigCmdType_Spi2Xpi}, .waitTimeCfgCommands = ~0xFFFF0000 % 010},
				.pageSize = 'x' ? 1 : 2};
				""".replace("'x' ? 1 : 2", "+1 - -1"), Optional.empty());
		assertEquals(0x401, fcb.block().get("deviceModeSeq"));
		assertEquals(0x201, fcb.block().get("configCmdSeqs_0"));
		assertEquals(0, fcb.block().get("configCmdSeqs_1"));
		assertEquals(0x50403, fcb.block().get("configCmdSeqs_2"));
		assertEquals(7, fcb.block().get("configCmdArgs_1"));
		assertEquals(16, fcb.block().get("dataValidTime_0"));
		assertEquals(0x201, fcb.block().get("dataValidTime_1"));
		assertEquals(0x900, fcb.block().get("lutCustomSeq_3"));
		assertEquals(2, fcb.block().get("configModeType_0"));
		assertEquals(7, fcb.block().get("waitTimeCfgCommands"));
		assertEquals(2, fcb.pageSize());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', value = {
			".pageSize = 256u,|.pageSze = 256u,|flexspi_nor_config_t has no member pageSze",
			".csHoldTime       = 3u,|.csHoldTime = 256,|csHoldTime: found 256, expected a number from 0 to 255",
			"= SECTOR|= SECTORS|found \"SECTORS\", expected a number, or a name of the SDK that is known",
			"(4u * 1024u)|SECTOR|SECTOR is defined by itself", "[4 * 11]|[4 * 16]|lookupTable has no element 64",
			"[4 * 11]|[63] = 1, 2, [0]|lookupTable has 64 parts, found one more",
			"8u * 1024u * 1024u|8u / 0|found 0 behind", "8u * 1024u * 1024u|{1, 2}|sflashA1Size is one number",
			".pageSize |/* .pageSize|a comment begins here and does not end",
			"FLEXSPI_CFG_BLK_TAG|0x46434642|found tag 0x46434642", "flexspi_nor_config_t|int|found no variable",
			"FLEXSPI_4PAD, 0x18)|FLEXSPI_4PAD)|a macro of the SDK that is known, with its arguments",
			"8u * 1024u|8u * 1024x|expected a number", "STOP, FLEXSPI_1PAD, 0)|STOP, FLEXSPI_1PAD|found" })
	void whatIsWrongIsToldWithItsLine(String old, String changed, String message) throws Exception {
		Optional<Device> device = Optional.of(device("rt1050"));
		String text = QUAD.replace("/* 1.4.0 */", "").replace(old, changed).replace(".pageSize           = 256u,",
				changed.startsWith(".pageSze") ? changed : ".pageSize           = 256u,");
		BadInputException e = assertThrows(BadInputException.class, () -> FcbCSource.parse(NAME, text, device));
		assertTrue(e.getMessage().startsWith("config.c: "), e.getMessage());
		assertTrue(e.getMessage().contains(message), e.getMessage());
	}

	@Test
	void aValueThatThePreprocessorChoosesIsRefused() throws Exception {
		Optional<Device> device = Optional.of(device("rt1050"));
		String text = QUAD.replace("            .csHoldTime", "#ifdef FAST\n            .csHoldTime");
		BadInputException e = assertThrows(BadInputException.class, () -> FcbCSource.parse(NAME, text, device));
		assertTrue(e.getMessage().contains("line 13: the value depends on the preprocessor"), e.getMessage());
	}

	@Test
	void whatIsNestedTooDeepIsRefused() {
		for (String deep : new String[] { "(".repeat(100000), "-".repeat(100000), "{".repeat(100000) }) {
			assertThrows(BadInputException.class,
					() -> FcbCSource.parse(NAME, "flexspi_nor_config_t a = {" + deep, Optional.empty()));
		}
	}

	@Property(tries = 200)
	void anyBlockIsReadAsItWasWritten(@ForAll @Size(512) byte[] bytes, @ForAll boolean sparse)
			throws BadInputException {
		for (int i = 0; sparse && i < bytes.length; i += 3) {
			bytes[i] = 0;
		}
		System.arraycopy(FcbBlocks.quad(), 0, bytes, 0, 4);
		Device device = device("rt1064");
		String text = FcbCSource.text(new FcbConfiguration(device, Fcb.parse(bytes)));
		assertArrayEquals(bytes, FcbCSource.parse(NAME, text, Optional.of(device)).bytes());
	}
}
