/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.xmcd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Random;

import org.bootseal.core.BadInputException;
import org.bootseal.core.block.BlockField;
import org.bootseal.core.block.ConfigurationBlock;
import org.bootseal.core.config.YamlMap;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.hab.HabFormatException;
import org.bootseal.core.hab.Xmcd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class XmcdConfigurationTest {

	private static final Path NAME = Path.of("xmcd.yaml");

	private static Device device() throws BadInputException {
		return DeviceCatalogue.builtIn().find("rt1176");
	}

	private static XmcdConfiguration read(String memory, String form, String settings) throws BadInputException {
		return XmcdConfiguration.interpret(YamlMap.parse(NAME, "family: rt117x\nmem_type: " + memory
				+ "\nconfig_type: " + form + "\nxmcd_settings:\n" + settings));
	}

	/** Blocks and fuse values that SPSDK 3.10 made. */
	@ParameterizedTest
	@CsvSource({ "0c0001c0000700c100000000, 0xA06AB65D, FLEXSPI_SIMPLIFIED",
			"0d0010c0a10100a60000010002, 0x04F4A26D, SEMC_SIMPLIFIED" })
	void theFuseChecksTheBlock(String block, String checksum, XmcdKind kind) throws Exception {
		XmcdConfiguration read = XmcdConfiguration.of(device(), Xmcd.parse(HexFormat.of().parseHex(block), 0));
		assertEquals(Integer.parseUnsignedInt(checksum.substring(2), 16), read.checksum());
		assertEquals(kind, read.kind());
		assertEquals(read, XmcdConfiguration.template(device(), kind));
	}

	@Test
	void theSizeFollowsTheOptionWords() throws Exception {
		assertEquals(12, read("flexspi_ram", "simplified", "  configOption1: 0x12").xmcd().length());
		XmcdConfiguration one = read("flexspi_ram", "simplified", "  configOption0: {optionSize: '1'}");
		assertEquals("080001c0000700c0", HexFormat.of().formatHex(one.xmcd().encode()));
		assertEquals("0xC0000700: sizeInMB 0, maximumFrequency 133MHz, misc 1.8V, deviceType HYPER_RAM, optionSize 1,"
				+ " tag 12", one.block().describe(one.block().fields().get(1)));
		assertEquals(2, one.block().fields().size());
	}

	/** SPSDK 3.10 makes 3 of it, which is no number of pads. */
	@Test
	void fourPadsAreFour() throws Exception {
		XmcdConfiguration read = read("flexspi_ram", "full", "  sflashPadType: {sflashPadType: QUAD}");
		assertEquals(4, read.block().get("sflashPadType"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"flexspi_ram|simplified|configOption0: {optionSize: 0} / header: 0xC001000C|the header is wrong",
			"flexspi_ram|simplified|header: 0xC0010008|the header says 8 bytes",
			"flexspi_ram|simplified|header: 0xC0110008|the header says 8 bytes, SEMC 1 simplified; expected 12 bytes",
			"semc_sdram|simplified|header: 0xB010000D|the header is wrong",
			"semc_sdram|full|clk: 1|this is no field of XMCD",
			"sdram|full|clkMhz: 1|mem_type: found \"sdram\"", "semc_sdram|half|clkMhz: 1|config_type: found \"half\"",
			"semc_sdram|full|configOption: {configOption: Simple}|expected one of FULL, or a number" })
	void mistakesAreFoundAtTheirPlace(String memory, String form, String settings, String message) {
		BadInputException e = assertThrows(BadInputException.class,
				() -> read(memory, form, "  " + settings.replace(" / ", "\n  ")));
		assertTrue(e.getMessage().startsWith("xmcd.yaml: line "), e.getMessage());
		assertTrue(e.getMessage().contains(message), e.getMessage());
	}

	@Test
	void partsWithoutXmcdAreRefused() {
		String text = "family: rt1060\nmem_type: semc_sdram\nconfig_type: full\nxmcd_settings: {}";
		BadInputException e = assertThrows(BadInputException.class,
				() -> XmcdConfiguration.interpret(YamlMap.parse(NAME, text)));
		assertTrue(e.getMessage().contains("the ROM of MIMXRT1060 reads no XMCD"), e.getMessage());
	}

	@Test
	void blocksOfAnotherLengthAreRefused() throws Exception {
		Xmcd xmcd = Xmcd.parse(HexFormat.of().parseHex("0a0010c0a10100a60000"), 0);
		assertThrows(BadInputException.class, () -> XmcdConfiguration.of(device(), xmcd));
		Xmcd unknown = Xmcd.parse(HexFormat.of().parseHex("080020c000000000"), 0);
		assertThrows(BadInputException.class, () -> XmcdConfiguration.of(device(), unknown));
	}

	@ParameterizedTest
	@EnumSource(XmcdKind.class)
	void templatesAreReadAsTheyWereWritten(XmcdKind kind) throws Exception {
		XmcdConfiguration template = XmcdConfiguration.template(device(), kind);
		assertEquals(template, XmcdConfiguration.interpret(YamlMap.parse(NAME, template.text())));
	}

	@Property(tries = 100)
	void anyBlockIsReadAsItWasWritten(@ForAll XmcdKind kind, @ForAll Random random)
			throws BadInputException, HabFormatException {
		ConfigurationBlock block = XmcdConfiguration.template(device(), kind).block();
		for (BlockField field : block.fields()) {
			if (field.offset() != 0 && !field.name().equals("configOption0")) {
				block = block.with(field, random.nextLong() & field.max());
			}
		}
		XmcdConfiguration any = XmcdConfiguration.of(device(), Xmcd.parse(block.bytes(), 0));
		assertEquals(any, XmcdConfiguration.interpret(YamlMap.parse(NAME, any.text())));
	}
}
