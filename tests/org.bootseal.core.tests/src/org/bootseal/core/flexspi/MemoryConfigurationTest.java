/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.flexspi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.BadConfigurationException;
import org.bootseal.core.config.ConfigurationChecks;
import org.bootseal.core.config.Severity;
import org.bootseal.core.config.YamlDocument;
import org.bootseal.core.config.YamlMap;
import org.bootseal.core.device.DeviceCatalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class MemoryConfigurationTest {

	private static final Path FILE = Path.of("flash.memcfg.yaml");
	private static final int[] PAD_CODES = { 0, 2, 3 };

	@TempDir
	private Path folder;

	private static MemoryConfiguration parse(String text) throws BadConfigurationException {
		return MemoryConfiguration.interpret(YamlMap.parse(FILE, text));
	}

	private static String words(String settings) throws BadConfigurationException {
		return parse("{family: mimxrt1020, peripheral: flexspi_nor, settings: " + settings + "}").option().toString();
	}

	/** The layout that nxpmemcfg of SPSDK 3.10 writes, for a quad flash on the secondary pins. */
	@Test
	void whatNxpmemcfgWritesIsRead() throws Exception {
		Path file = Files.writeString(folder.resolve("w25q.memcfg.yaml"), """
				# a comment
				family: mimxrt1176
				revision: latest
				peripheral: flexspi_nor
				interface: quad_spi
				settings:
				  # Offset: 0x00000000, Width: 32b
				  ConfigOption0:
				    MaxFreq: 100Mhz
				    Misc: NotEnabled
				    QuadEnableType: Bit1InSR2EnableCmdIs0x31
				    CMDPad(s): '1'
				    Query CMDPad(s): '1'
				    Device Detection Type: QuadSPI_SDR
				    OptionSize: OptionSize2
				  ConfigOption1:
				    DummyCycles: '0x00'
				    StatusOverride: '0x00'
				    PinMuxGroup: '0x1'
				    DqsPinMuxGroup: '0x0'
				    PinDriveStrength: '0x0'
				    FlashConnection: SingleFlashPort_A
				""");

		MemoryConfiguration read = MemoryConfiguration.read(file);

		assertEquals("0xC1000406 0x00010000", read.option().toString());
		assertEquals("MIMXRT1176", read.device().name());
		assertEquals(Optional.of("quad_spi"), read.bus());
		assertEquals(OptionalInt.empty(), read.instance());
		assertEquals(file, read.file());
	}

	/** Each line: settings, and the words that SPSDK's reader makes of them. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{ConfigOption0: 0xC0000007}                                  | 0xC0000007
			{ConfigOption0: '0xC0233007'}                                | 0xC0233007
			{ConfigOption0: 3221225479}                                  | 0xC0000007
			{ConfigOption0: {value: 0xC0000007}}                         | 0xC0000007
			{ConfigOption0: {bitfields: {MaxFreq: 5}}}                   | 0xC0000005
			{configoption0: {maxfreq: 133mhz}}                           | 0xC0000007
			{ConfigOption0: {}}                                          | 0xC0000000
			{}                                                           | 0xC0000000
			{ConfigOption0: {"CMDPad(s)": "8", "Query CMDPad(s)": "8"}}  | 0xC0033000
			{ConfigOption0: {"CMDPad(s)": 3, "Query CMDPad(s)": 2}}      | 0xC0023000
			{ConfigOption0: {"CMDPad(s)": "3"}}                          | 0xC0003000
			{ConfigOption0: {"CMDPad(s)": "0x2"}}                        | 0xC0002000
			{ConfigOption0: {MaxFreq: 'RAW:0x7'}}                        | 0xC0000007
			{ConfigOption0: {Device Detection Type: 10}}                 | 0xC0A00000
			{ConfigOption0: 0xC1503051, ConfigOption1: 0x20000014}       | 0xC1503051 0x20000014
			{ConfigOption0: {OptionSize: 1}}                             | 0xC1000000 0x00000000
			{ConfigOption0: 0xC0000007, ConfigOption1: 0}                | 0xC0000007
			""", quoteCharacter = '~')
	void eachFormOfSettingsIsRead(String settings, String words) throws Exception {
		assertEquals(words, words(settings));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{ConfigOption0: {"CMDPad(s)": 4}}                            | found the number 4, which is no code of pads
			{ConfigOption0: {"CMDPad(s)": 8}}                            | the pads in quotes: '1', '4', '8'
			{ConfigOption0: {MaxFreq: 16}}                               | expected a number from 0 to 15
			{ConfigOption0: {MaxFreq: 120Mhz}}                           | one of NoChange, 30Mhz
			{ConfigOption0: {MaxFreq0: 7}}                               | (did you mean MaxFreq?)
			{ConfigOption2: 0}                                           | (did you mean ConfigOption0?)
			{ConfigOption0: 0xD0000007}                                  | found tag 0xD in bits 31:28
			{ConfigOption0: 0xC2000007}                                  | found option size 2
			{ConfigOption0: 0xC0000007, ConfigOption1: 1}                | OptionSize of ConfigOption0 is OptionSize2
			{ConfigOption0: 0xC0000007, configoption0: 0xC0000007}       | twice
			{ConfigOption0: [1]}                                         | found a list
			{ConfigOption0: 0x1C0000007}                                 | expected a number from 0x0 to 0xFFFFFFFF
			""", quoteCharacter = '~')
	void whatIsWrongIsNamedWithItsPlace(String settings, String message) {
		BadConfigurationException e = assertThrows(BadConfigurationException.class, () -> words(settings));

		assertTrue(e.getMessage().contains(message), e.getMessage());
		assertTrue(e.getMessage().startsWith("flash.memcfg.yaml: line 1, column "), e.getMessage());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			peripheral: flexspi_nor~settings: {}                                        | family is missing
			family: mimxrt1020~settings: {}                                             | peripheral is missing
			family: mimxrt1020~peripheral: flexspi_nor                                  | settings is missing
			family: mimxrt9999~peripheral: flexspi_nor~settings: {}                     | line 1, column 9
			family: mimxrt1020~peripheral: semc_nor~settings: {}                        | the only memory
			family: mimxrt1020~peripheral: flexspi_nor~interface: lan~settings: {}      | hyper_flash
			family: mimxrt1020~peripheral: flexspi_nor~setings: {}                      | did you mean settings?
			family: rt1020~peripheral: flexspi_nor~settings: {}~bootseal: {instance: 1} | no FlexSPI to choose
			family: rt1060~peripheral: flexspi_nor~settings: {}~bootseal: {instance: 3} | from 1 to 2
			""")
	void keysAreChecked(String lines, String message) {
		BadConfigurationException e = assertThrows(BadConfigurationException.class,
				() -> parse(lines.replace('~', '\n')));

		assertTrue(e.getMessage().contains(message), e.getMessage());
	}

	@Test
	void theInstanceIsRead() throws Exception {
		assertEquals(OptionalInt.of(2), parse("""
				family: mimxrt1060
				peripheral: flexspi_nor
				settings: { ConfigOption0: 0xC0000007 }
				bootseal: { instance: 2 }
				""").instance());
	}

	@Property
	void whatIsWrittenIsReadAgainAndHasNoErrors(@ForAll int bits0, @ForAll int bits1,
			@ForAll @IntRange(min = 0, max = 2) int commandPads, @ForAll @IntRange(min = 0, max = 2) int queryPads,
			@ForAll @IntRange(min = 0, max = 2) int instance, @ForAll boolean two) throws BadInputException {
		int word0 = bits0 & 0x00F00FFF | PAD_CODES[queryPads] << 16 | PAD_CODES[commandPads] << 12;
		FlexSpiNorOption option = FlexSpiNorOption.ofWords(word0 | (two ? 0xC1000000 : 0xC0000000),
				two ? Optional.of(bits1) : Optional.empty());
		MemoryConfiguration written = new MemoryConfiguration(FILE, DeviceCatalogue.builtIn().find("RT1060"),
				Optional.of("quad_spi"), option, instance == 0 ? OptionalInt.empty() : OptionalInt.of(instance));

		String text = written.text();

		assertEquals(written.toString(), parse(text).toString());
		assertEquals(option, parse(text).option());
		assertEquals(List.of(), ConfigurationChecks.memoryConfiguration(YamlDocument.parse(FILE, text)).stream()
				.filter(finding -> finding.severity() == Severity.ERROR).toList());
	}

	@Test
	void theTextSaysWhatTheValuesMean() throws Exception {
		String text = new MemoryConfiguration(FILE, DeviceCatalogue.builtIn().find("RT1060"), Optional.of("quad_spi"),
				FlexSpiNorOption.parse("0xC0000007"), OptionalInt.empty()).text();

		assertTrue(text.startsWith("# Memory configuration of NXP's nxpmemcfg, option words 0xC0000007\n"
				+ "family: mimxrt1060\nrevision: latest\nperipheral: flexspi_nor\ninterface: quad_spi\n"), text);
		assertTrue(text.contains("    MaxFreq: 133Mhz                         # 120 MHz (code 7)\n"), text);
		assertTrue(text.contains("    CMDPad(s): 0 "), text);
	}
}
