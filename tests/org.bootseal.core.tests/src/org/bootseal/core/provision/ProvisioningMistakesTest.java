/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.provision;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.Mistakes;
import org.bootseal.core.config.Provisioning;
import org.bootseal.core.config.ProvisioningFile;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.firmware.FirmwareFormat;
import org.bootseal.core.flexspi.FcbBlocks;
import org.bootseal.core.flexspi.FlexSpiNorOption;
import org.bootseal.core.flexspi.MemoryConfiguration;
import org.bootseal.core.keys.PasswordSource;
import org.bootseal.core.otp.FuseSnapshot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every mistake at every key of provisioning files and of what they name is told with file, line, key and what is
 * allowed, and leaves nothing behind.
 */
class ProvisioningMistakesTest {

	private static final String SIGNED = """
			bootseal: 1
			device: MIMXRT1020
			connection: virtual
			image:
			  source: app.srec
			  bootType: authenticated
			  bootMemory: flexspi_nor
			  startAddress: 0x60000000
			  entryPoint: 0x60002009
			  timestamp: 04/03/2026 05:06:07
			  bootHeader: replace
			keys:
			  folder: KEYS
			  srkIndex: 1
			memory:
			  optionWords: [0xC0000007]
			  fcb: fcb.bin
			flashloader:
			  source: loader.srec
			  startAddress: 0x20208000
			fuses:
			  srk: true
			  close: true
			  words:
			    - { word: 'SW_GP1[31:0]', value: 0x5, mask: 0xF }
			    - word: 5
			      value: 0x10
			output: out
			""";
	private static final String ENCRYPTED = """
			bootseal: 1
			device: MIMXRT1020
			image:
			  source: ram.srec
			  bootType: encrypted
			  startAddress: 0x20202000
			  encryption:
			    keyFile: dek.bin
			    keyLength: 128
			    keyBlob: 0x2020A000
			keys:
			  folder: KEYS
			  csfSigner: type=file;file_path=csf_key.pem
			  imageSigner: img_key.pem
			memory:
			  file: flash.memcfg.yaml
			output: out
			""";
	private static final String XIP = """
			bootseal: 1
			device: MIMXRT1060
			image:
			  source: app.srec
			  xipEncryption:
			    keyFile: dek.bin
			    keyPlace: GP4
			memory:
			  optionWords: [0xC0000007, 0]
			output: out
			""";

	@TempDir
	Path folder;
	private Path keys;

	@BeforeEach
	void files() throws Exception {
		keys = Path.of(ProvisioningMistakesTest.class.getResource("/keytree").toURI());
		Files.write(folder.resolve("app.srec"), program(0x6000_2000L));
		Files.write(folder.resolve("ram.srec"), program(0x2020_4000L));
		Files.write(folder.resolve("loader.srec"), program(0x2020_8600L));
		Files.write(folder.resolve("dek.bin"), new byte[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 });
		Files.write(folder.resolve("fcb.bin"), FcbBlocks.quad());
		Files.writeString(folder.resolve("flash.memcfg.yaml"), memory("rt1020"));
		for (String name : List.of("CSF", "IMG")) {
			Files.copy(keys.resolve("keys/" + name + "1_1_sha256_2048_65537_v3_usr_key.pem"),
					folder.resolve(name.toLowerCase(Locale.ROOT) + "_key.pem"));
		}
	}

	private static byte[] program(long start) throws BadInputException {
		byte[] bytes = new byte[512];
		Arrays.fill(bytes, (byte) 0x5A);
		ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(0x2002_0000).putInt((int) start + 9);
		return FirmwareFormat.SREC.encode(start, bytes, OptionalLong.empty());
	}

	private static String memory(String device) throws BadInputException {
		return new MemoryConfiguration(Path.of("flash"), DeviceCatalogue.builtIn().find(device),
				Optional.of("quad_spi"), FlexSpiNorOption.of(List.of(0xC100_0007, 0x1000)),
				OptionalInt.empty()).text();
	}

	private String build(Path file) throws BadInputException, IOException {
		Provisioning what = ProvisioningFile.read(file);
		BuiltProvisioning built = ProvisioningBuild.rehearse(what, PasswordSource.NONE, Clock.systemUTC());
		ProvisioningRequest.of(what, built, Set.of(), false);
		return String.join("\n", built.warnings());
	}

	private List<String> files(Path below) throws IOException {
		try (Stream<Path> files = Files.walk(below)) {
			return files.map(Path::toString).sorted().toList();
		}
	}

	private void check(Path file, Mistakes.Reader reader, TestReporter reporter, String... freeText)
			throws BadInputException, IOException {
		reader.read(file);
		List<String> before = files(folder);
		Mistakes mistakes = new Mistakes(file, reader, Set.of(freeText)).withWords();
		assertEquals("", String.join("\n", mistakes.make(1)));
		assertEquals(before, files(folder));
		reporter.publishEntry(file.getFileName().toString(), mistakes.summary());
	}

	private void provisioning(String text, TestReporter reporter) throws BadInputException, IOException {
		Path file = Files.writeString(folder.resolve("board.bootseal"), text.replace("KEYS", "'" + keys + "'"));
		check(file, each -> List.of(build(each)), reporter, "output");
	}

	@Test
	void signedImage(TestReporter reporter) throws Exception {
		provisioning(SIGNED, reporter);
	}

	@Test
	void encryptedImage(TestReporter reporter) throws Exception {
		provisioning(ENCRYPTED, reporter);
	}

	@Test
	void encryptedFlash(TestReporter reporter) throws Exception {
		provisioning(XIP, reporter);
	}

	@Test
	void memoryConfiguration(TestReporter reporter) throws Exception {
		for (String device : List.of("rt1020", "rt1064", "rt1176")) {
			Path file = Files.writeString(folder.resolve(device + ".memcfg.yaml"), memory(device));
			check(file, each -> {
				MemoryConfiguration.read(each);
				return List.of();
			}, reporter, "revision");
		}
	}

	@Test
	void fuseSnapshot(TestReporter reporter) throws Exception {
		Path file = Files.writeString(folder.resolve("fuses.yaml"), """
				device: MIMXRT1020
				words:
				  5: 0x00000010
				  0x18: 0x4ACA5749
				""");
		check(file, each -> {
			FuseSnapshot.read(each);
			return List.of();
		}, reporter);
	}
}
