/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.firmware.Firmware;
import org.bootseal.core.hab.BootHeader.Policy;
import org.bootseal.core.keys.PasswordSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Applications that NXP's SDK links together with FCB, IVT, boot data and DCD. */
class BootHeaderTest {

	private static final int LENGTH = 3000;
	private static final String FOUND = "found an FCB at 0x60000000, an IVT at 0x60001000 with entry point 0x60002101,"
			+ " a DCD of 8 bytes at 0x60001040 in front of the application";

	@TempDir
	private Path folder;
	private byte[] application;
	private byte[] flash;

	@BeforeEach
	void linkWithHeader() throws Exception {
		application = TestImages.application(LENGTH, TestImages.APPLICATION);
		flash = new byte[0x2000 + LENGTH];
		Arrays.fill(flash, 0, 512, (byte) 0x77);
		System.arraycopy("FCFB".getBytes(StandardCharsets.US_ASCII), 0, flash, 0, 4);
		put(0x1000, new Ivt(0x41, 0x6000_2101L, 0x6000_1040L, 0x6000_1020L, 0x6000_1000L, 0).encode());
		put(0x1020, new BootData(0x6000_0000L, 0x80_0000, 0).encode());
		put(0x1040, HexFormat.of().parseHex("d2000841c0000400"));
		put(0x2000, application);
	}

	private void put(int offset, byte[] bytes) {
		System.arraycopy(bytes, 0, flash, offset, bytes.length);
	}

	@Test
	void headerIsFoundInFilesWithAndWithoutAddresses() throws Exception {
		Firmware srec = TestImages.srecFirmware(flash, TestImages.FLASH, 0x6000_2101L);
		Firmware container = TestImages.firmware(Arrays.copyOfRange(flash, 0x1000, flash.length));
		for (Firmware firmware : List.of(srec, TestImages.firmware(flash), container)) {
			BootHeader header = find(firmware).orElseThrow();
			assertEquals(firmware == container ? Optional.empty() : Optional.of(512),
					header.fcb().map(fcb -> fcb.length));
			assertEquals(0x6000_2101L, header.ivt().orElseThrow().entry());
			assertEquals(8, header.dcd().orElseThrow().length());
			assertEquals(Optional.empty(), header.xmcd());
			assertArrayEquals(application, header.application().flatten());
			assertEquals(firmware.entryPoint(), header.application().entryPoint());
		}
		assertEquals(Optional.empty(), find(TestImages.firmware(application)));
		assertEquals(Optional.empty(),
				find(TestImages.srecFirmware(application, TestImages.APPLICATION, 0x6000_2101L)));
		assertEquals(Optional.empty(), find(TestImages.srecFirmware(application, 0x2020_0000L, 0)));
	}

	@Test
	void configurationRefusesIt() throws Exception {
		String refused = assertThrows(BadInputException.class, () -> read(Policy.REFUSE, "")).getMessage();
		assertEquals(folder.resolve("config.yaml") + ": line 1, column 17: inputImageFile: " + FOUND
				+ ", where the boot"
				+ " header of the image goes; set boot-header to keep or replace, or link the application without it",
				refused);
	}

	@Test
	void headerIsReplaced() throws Exception {
		HabConfiguration configuration = read(Policy.REPLACE, "");
		assertEquals(List.of(FOUND + ", replaced by the boot header of the image"), said(configuration));
		assertArrayEquals(TestImages.build(TestImages.unsigned(TestImages.binary(LENGTH))).bytes(),
				TestImages.build(configuration.recipe(PasswordSource.NONE)).bytes());
	}

	@Test
	void headerIsKept() throws Exception {
		HabConfiguration configuration = read(Policy.KEEP, "");
		assertEquals(List.of(FOUND + ", kept but for IVT and boot data, which are made anew"), said(configuration));
		HabImage image = TestImages.build(configuration.recipe(PasswordSource.NONE));
		assertEquals(new Ivt(0x40, 0x6000_2101L, 0x6000_1040L, 0x6000_1020L, 0x6000_1000L, 0), image.ivt());
		assertEquals(0x2000 + LENGTH, image.bootData().length());
		byte[] bytes = image.bytes();
		assertEquals("d2000841c0000400", HexFormat.of().formatHex(bytes, 0x40, 0x48));
		assertArrayEquals(application, Arrays.copyOfRange(bytes, 0x1000, bytes.length));
		assertArrayEquals(Arrays.copyOf(flash, 512), configuration.bootHeader().orElseThrow().fcb().orElseThrow());
	}

	@Test
	void ownDcdAndKeptDcdAreTooMuch() throws Exception {
		Files.write(folder.resolve("dcd.bin"), HexFormat.of().parseHex("d2000841c0000400"));
		assertTrue(assertThrows(BadInputException.class, () -> read(Policy.KEEP, "  DCDFilePath: dcd.bin\n"))
				.getMessage()
				.endsWith(
						"and a DCD or XMCD in the configuration, expected one of them; replace the boot header, or take"
								+ " the other out"));
		assertTrue(read(Policy.REPLACE, "  DCDFilePath: dcd.bin\n").recipe(PasswordSource.NONE).dcd().isPresent());
	}

	@Test
	void headerWithoutApplicationIsRefused() {
		assertEquals("app.bin: holds nothing from 0x00002000 on, where the application is expected",
				assertThrows(BadInputException.class, () -> find(TestImages.firmware(Arrays.copyOf(flash, 0x1800))))
						.getMessage());
	}

	/** Pointers of a damaged header lead nowhere. */
	@Test
	void damagedHeaderIsDescribed() throws Exception {
		put(0x1040, new byte[8]);
		assertEquals("an FCB at 0x60000000, an IVT at 0x60001000 with entry point 0x60002101,"
				+ " a damaged DCD at 0x60001040", find(TestImages.firmware(flash)).orElseThrow().description());
		put(0x1000, new Ivt(0x41, 0x6000_2101L, 0xFFFF_FFF0L, 0, 0x6000_1000L, 0x6000_9000L).encode());
		assertEquals("an FCB at 0x60000000, an IVT at 0x60001000 with entry point 0x60002101, a CSF at 0x60009000",
				find(TestImages.firmware(flash)).orElseThrow().description());
	}

	private static Optional<BootHeader> find(Firmware firmware) throws BadInputException {
		return BootHeader.find(firmware, TestImages.FLASH, 0x1000, 0x2000);
	}

	private List<String> said(HabConfiguration configuration) {
		String place = folder.resolve("config.yaml") + ": line 1, column 17: inputImageFile: ";
		return configuration.warnings().stream().map(warning -> warning.message().replace(place, "")).toList();
	}

	private HabConfiguration read(Policy policy, String options) throws Exception {
		Files.writeString(folder.resolve("app.srec"), TestImages.srec(flash, TestImages.FLASH, 0));
		return HabConfiguration.read(Files.writeString(folder.resolve("config.yaml"), """
				inputImageFile: app.srec
				options:
				  flags: 0
				  family: MIMXRT1020
				  startAddress: 0x60000000
				  bootDevice: flexspi_nor
				%s""".formatted(options)), DeviceCatalogue.builtIn(), policy);
	}
}
