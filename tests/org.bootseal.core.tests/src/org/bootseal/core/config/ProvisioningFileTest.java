/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.Provisioning.BootType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProvisioningFileTest {

	private static final String FULL = """
			bootseal: 1
			device: MIMXRT1020
			connection: virtual:board.json
			image:
			  source: app.srec
			  bootType: authenticated
			  timestamp: 01/02/2026 03:04:05
			keys:
			  folder: keys
			  srkIndex: 1
			memory:
			  optionWords: [0xC0000007]
			flashloader:
			  source: loader.srec
			fuses:
			  srk: true
			  close: true
			  words:
			    - { word: GP1, value: 0x5, mask: 0xF }
			""";

	@TempDir
	private Path folder;
	private Path file;

	@BeforeEach
	void files() throws IOException {
		Files.writeString(folder.resolve("app.srec"), "");
		Files.writeString(folder.resolve("loader.srec"), "");
		file = folder.resolve("app.bootseal");
	}

	private Provisioning read(String text) throws IOException, BadInputException {
		Files.writeString(file, text);
		return ProvisioningFile.read(file);
	}

	@Test
	void everyValueIsRead() throws IOException, BadInputException {
		Provisioning read = read(FULL);
		assertEquals("MIMXRT1020", read.device());
		assertEquals("virtual:board.json", read.connection());
		assertEquals(folder.resolve("app.srec"), read.image().source());
		assertEquals(BootType.AUTHENTICATED, read.image().bootType());
		assertEquals("flexspi_nor", read.image().bootMemory());
		assertEquals("01/02/2026 03:04:05", read.image().timestamp().orElseThrow());
		assertEquals(new Provisioning.Keys(folder.resolve("keys"), 1, Optional.empty(), Optional.empty()),
				read.keys().orElseThrow());
		assertEquals(List.of(0xC0000007L), read.optionWords());
		assertEquals(folder.resolve("loader.srec"), read.flashloader().orElseThrow().source());
		assertEquals(new Provisioning.Fuses(true, true, List.of(new Provisioning.Word("GP1", 5, 15)),
				Optional.empty()), read.fuses());
		assertEquals(folder.resolve("app-boot"), read.output());
	}

	@Test
	void whatIsLeftOutHasHarmlessDefaults() throws IOException, BadInputException {
		Provisioning read = read("bootseal: 1\ndevice: MIMXRT1020\nimage: { source: app.srec }\n");
		assertEquals(BootType.UNSIGNED, read.image().bootType());
		assertEquals(new Provisioning.Fuses(false, false, List.of(), Optional.empty()), read.fuses());
		assertEquals("usb", read.connection());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			bootseal: 1                | bootseal: 2               | found 2, expected 1
			device: MIMXRT1020         | devize: MIMXRT1020        | devize: this is no known key (did you mean device?)
			source: app.srec           | source: gone.srec         | found no file
			bootType: authenticated    | bootType: signed          | one of unsigned, authenticated, encrypted
			timestamp: 01              | bootHeader: drop #          | bootHeader: found "drop", expected one of keep, replace
			timestamp: 01              | encryption: {} #          | found how to encrypt an image that is not encrypted; use bootType: encrypted
			bootType: authenticated    | bootType: unsigned        | would leave a part that boots nothing
			srkIndex: 1                | srkIndex: 4               | expected a number from 0 to 3
			[0xC0000007]               | [0xC0000007, 0, 0]        | has 3 words, expected one or two
			[0xC0000007]               | []                        | has 0 words, expected one or two
			value: 0x5                 | value: 0x15               | bits outside its mask
			connection: virtual        | connection: serial        | expected usb, usb:PLACE, uart:PORT, uart:tcp:HOST:PORT, virtual, or virtual:FILE
			srk: true                  | srk: perhaps              | one of true, false
			""")
	void eachMistakeIsOneClearError(String right, String wrong, String expected) {
		String text = FULL.replace(right, wrong);
		BadInputException e = assertThrows(BadInputException.class, () -> read(text));
		assertTrue(e.getMessage().contains(expected), e.getMessage());
		assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
	}

	@Test
	void encryptedImageWithItsSettings() throws IOException, BadInputException {
		Files.write(folder.resolve("dek.bin"), new byte[24]);
		String text = "bootseal: 1\ndevice: MIMXRT1020\nkeys: { folder: pki }\nimage: { source: app.srec, bootType: encrypted";
		Provisioning.Image plain = read(text + " }\n").image();
		assertEquals(BootType.ENCRYPTED, plain.bootType());
		assertTrue(plain.bootType().isSigned());
		assertEquals(Provisioning.BootHeaderUse.REFUSE, plain.bootHeader());
		assertEquals(new Provisioning.Encryption(Optional.empty(), OptionalInt.empty(), Optional.empty()),
				plain.encryption());
		Provisioning.Image full = read(text + ", bootHeader: keep,"
				+ " encryption: { keyFile: dek.bin, keyLength: 192, keyBlob: 0x60010000 } }\n").image();
		assertEquals(Provisioning.BootHeaderUse.KEEP, full.bootHeader());
		assertEquals(new Provisioning.Encryption(Optional.of(folder.resolve("dek.bin")), OptionalInt.of(192),
				Optional.of(0x6001_0000L)), full.encryption());
		for (String wrong : List.of("keyFile: none.bin", "keyLength: 64", "keyBlob: x", "key: 1")) {
			assertThrows(BadInputException.class, () -> read(text + ", encryption: { " + wrong + " } }\n"), wrong);
		}
		assertTrue(
				assertThrows(BadInputException.class, () -> read(text.replace("keys: { folder: pki }\n", "") + " }\n"))
						.getMessage().contains("the key keys is missing, which an encrypted image needs"));
	}

	@Test
	void signingWithoutKeysIsRefused() {
		String text = "bootseal: 1\ndevice: MIMXRT1020\nimage: { source: app.srec, bootType: authenticated }\n";
		assertTrue(assertThrows(BadInputException.class, () -> read(text)).getMessage()
				.contains("the key keys is missing, which an authenticated image needs"));
	}

	private static final String CONFIGURATION = """
			family: mimxrt1020
			peripheral: flexspi_nor
			settings:
			  ConfigOption0: { MaxFreq: 133Mhz, OptionSize: 1 }
			  ConfigOption1: { PinMuxGroup: 1 }
			""";

	private Provisioning withMemory(String memory, String configuration) throws IOException, BadInputException {
		Files.writeString(folder.resolve("flash.memcfg.yaml"), configuration);
		Files.writeString(folder.resolve("fcb.bin"), "");
		return read(FULL.replace("optionWords: [0xC0000007]", memory));
	}

	@Test
	void aMemoryConfigurationGivesTheOptionWords() throws IOException, BadInputException {
		Provisioning read = withMemory("file: flash.memcfg.yaml", CONFIGURATION);
		assertEquals(List.of(0xC1000007L, 0x00010000L), read.optionWords());
		Provisioning.Memory memory = read.memory().orElseThrow();
		assertEquals(folder.resolve("flash.memcfg.yaml"), memory.file().orElseThrow());
		assertTrue(memory.instance().isEmpty());
		assertTrue(memory.fcb().isEmpty());
	}

	@Test
	void instanceAndCompleteFcbAreRead() throws IOException, BadInputException {
		Files.writeString(folder.resolve("flash.memcfg.yaml"), CONFIGURATION.replace("1020", "1060")
				+ "bootseal: { instance: 2 }\n");
		Files.writeString(folder.resolve("fcb.bin"), "");
		Provisioning read = read(FULL.replace("MIMXRT1020", "MIMXRT1060").replace("optionWords: [0xC0000007]",
				"file: flash.memcfg.yaml\n  fcb: fcb.bin"));
		assertEquals(2, read.memory().orElseThrow().instance().getAsInt());
		assertEquals(folder.resolve("fcb.bin"), read.memory().orElseThrow().fcb().orElseThrow());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			optionWords: [0xC0000007]~  file: flash.memcfg.yaml | optionWords: the memory configuration of memory.file
			file: other.memcfg.yaml                             | file: found no file
			fcb: fcb.bin                                        | the key optionWords is missing
			optionWords: [0xC0000007]~  fcb: no.bin             | fcb: found no file
			""")
	void aWrongMemoryIsRefusedAtItsPlace(String memory, String message) {
		BadInputException e = assertThrows(BadInputException.class,
				() -> withMemory(memory.replace('~', '\n'), CONFIGURATION));
		assertTrue(e.getMessage().contains(message), e.getMessage());
		assertTrue(e.getMessage().contains("app.bootseal: line 1"), e.getMessage());
	}

	@Test
	void aMemoryConfigurationOfAnotherDeviceIsRefused() {
		BadInputException e = assertThrows(BadInputException.class,
				() -> withMemory("file: flash.memcfg.yaml", CONFIGURATION.replace("1020", "1050")));
		assertTrue(e.getMessage().endsWith("flash.memcfg.yaml is for MIMXRT1050, but the device is MIMXRT1020"),
				e.getMessage());
	}

	@Test
	void aMistakeInTheMemoryConfigurationIsNamedThere() {
		BadInputException e = assertThrows(BadInputException.class,
				() -> withMemory("file: flash.memcfg.yaml", CONFIGURATION.replace("133Mhz", "1Mhz")));
		assertTrue(e.getMessage().contains("flash.memcfg.yaml: line 4, column "), e.getMessage());
	}
}
