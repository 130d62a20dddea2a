/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.bootable;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

import org.bootseal.core.BadInputException;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.firmware.FirmwareFormat;
import org.bootseal.core.flexspi.FcbBlocks;
import org.bootseal.core.keys.PasswordSource;
import org.bootseal.core.xmcd.XmcdConfiguration;
import org.bootseal.core.xmcd.XmcdKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BootableTest {

	@TempDir
	private Path folder;

	/** An unsigned container for the start given, of 0x2010 bytes from its IVT on. */
	static byte[] container(long start, int ivtOffset) {
		ByteBuffer bytes = ByteBuffer.allocate(0x2010).order(ByteOrder.LITTLE_ENDIAN);
		int self = (int) start + ivtOffset;
		bytes.putInt(0x412000D1).putInt((int) start + 0x2001).putInt(0).putInt(0).putInt(self + 0x20).putInt(self)
				.putInt(0).putInt(0);
		bytes.putInt((int) start).putInt(ivtOffset + 0x2010).putInt(0);
		return bytes.putInt(0x1000, 0x20001000).putInt(0x1004, (int) start + 0x2001).array();
	}

	@BeforeEach
	void putFiles() throws Exception {
		Files.write(folder.resolve("fcb.bin"), FcbBlocks.quad());
		Files.write(folder.resolve("hab.bin"), container(0x60000000L, 0x1000));
		Files.write(folder.resolve("hab2.bin"), container(0x60100000L, 0x1000));
		Files.write(folder.resolve("hab.srec"),
				FirmwareFormat.SREC.encode(0x60001000L, container(0x60000000L, 0x1000), OptionalLong.empty()));
		byte[] noise = new byte[0x800];
		Arrays.fill(noise, (byte) 0x5A);
		Files.write(folder.resolve("noise256.bin"), Arrays.copyOf(noise, 256));
		Files.write(folder.resolve("noise512.bin"), Arrays.copyOf(noise, 512));
		Files.write(folder.resolve("noise2048.bin"), noise);
	}

	private BootableConfiguration read(String text) throws Exception {
		return BootableConfiguration.read(Files.writeString(folder.resolve("c.yaml"), text), PasswordSource.NONE,
				Clock.systemUTC());
	}

	private FlashImage parse(byte[] bytes, String device, String memory) throws Exception {
		return FlashImageReader.parse(bytes, FlashPlaces.of(DeviceCatalogue.builtIn().find(device), memory));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "rt1010|flexspi_nor|KEY_BLOB 0x0, FCB 0x400, HAB_CONTAINER 0x1000",
			"rt1050|flexspi-nor|FCB 0x0, BEE_HEADER_0 0x400, BEE_HEADER_1 0x800, HAB_CONTAINER 0x1000",
			"rt1176|FLEXSPI_NOR|KEY_BLOB 0x0, FCB 0x400, KEY_STORE 0x800, HAB_CONTAINER 0x1000",
			"rt1176|semc_nand|HAB_CONTAINER 0x400", "rt1060|emmc|HAB_CONTAINER 0x400",
			"rt1020|serial_downloader|HAB_CONTAINER 0x0" })
	void placesAreThoseOfTheCatalogue(String device, String memory, String expected) throws Exception {
		FlashPlaces places = FlashPlaces.of(DeviceCatalogue.builtIn().find(device), memory);
		assertEquals(expected, String.join(", ", places.kinds().stream()
				.map(kind -> String.format("%s 0x%X", kind, places.offset(kind).getAsLong())).toList()));
	}

	@Test
	void allPartsOfAnRt1170() throws Exception {
		FlashImage image = read("""
				family: rt117x
				memory_type: flexspi_nor
				keyblob: noise256.bin
				fcb: fcb.bin
				keystore: noise2048.bin
				hab_container: hab.srec
				bootseal:
				  second_image: {offset: 0x100000, hab_container: hab2.bin}
				""").image();
		byte[] bytes = image.bytes();
		assertEquals(0x30000000L, image.address());
		assertEquals(0x101000 + 0x2010, bytes.length);
		assertEquals((byte) 0x5A, bytes[0xFF]);
		assertEquals((byte) 0xFF, bytes[0x100]);
		assertEquals((byte) 'F', bytes[0x400]);
		assertEquals((byte) 0x5A, bytes[0x800]);
		assertEquals((byte) 0xD1, bytes[0x101000]);
		assertEquals(image, parse(bytes, "rt1176", "flexspi_nor"));
	}

	@ParameterizedTest
	@CsvSource({ "fcb, 0x400", "0x200, 0x400", "hab_container, 0x1000", "0x900, 0x1000", "0, 0" })
	void anImageMayBeginWithALaterPart(String start, String expected) throws Exception {
		BootableConfiguration read = read("family: rt1010\nmemory_type: flexspi_nor\ninit_offset: " + start
				+ "\nkeyblob: noise256.bin\nfcb: fcb.bin\nhab_container: hab.bin\n");
		assertEquals(Long.decode(expected), read.image().start());
		assertEquals(Long.decode(expected) != 0,
				read.warnings().stream().anyMatch(warning -> warning.contains("is left out")));
		assertEquals(read.image(), parse(read.image().bytes(), "rt1010", "flexspi_nor"));
	}

	@Test
	void whatHasBeenTakenApartGivesTheSameAgain() throws Exception {
		FlashImage image = read("""
				family: rt1050
				memory_type: flexspi_nor
				fcb: fcb.bin
				bee_header_1: noise512.bin
				bee_header_0: ''
				hab_container: hab.bin
				image_pattern: '0xCA'
				bootseal: {second_image: {offset: 0x8000, hab_container: hab2.bin}}
				""").image();
		Path parts = folder.resolve("parts");
		List<Path> files = FlashImageFiles.write(image, parts);
		assertEquals(List.of("fcb.bin", "fcb.yaml", "bee_header_1.bin", "hab_container.bin", "second_container.bin",
				"bootable_image.yaml"), files.stream().map(file -> file.getFileName().toString()).toList());
		FlashImage again = BootableConfiguration
				.read(parts.resolve(FlashImageFiles.CONFIGURATION), PasswordSource.NONE, Clock.systemUTC()).image();
		assertEquals(image, again);
		assertEquals((byte) 0xCA, again.bytes()[0x400]);
	}

	@Test
	void anXmcdGoesIntoAnUnsignedContainer() throws Exception {
		XmcdConfiguration xmcd = XmcdConfiguration.template(DeviceCatalogue.builtIn().find("rt1176"),
				XmcdKind.SEMC_SIMPLIFIED);
		Files.writeString(folder.resolve("xmcd.yaml"), xmcd.text());
		Files.write(folder.resolve("xmcd.bin"), xmcd.xmcd().encode());
		String text = "family: rt1176\nmemory_type: flexspi_nor\nfcb: fcb.bin\nhab_container: hab.bin\nxmcd: ";
		byte[] bytes = read(text + "xmcd.yaml").image().bytes();
		assertArrayEquals(xmcd.xmcd().encode(), Arrays.copyOfRange(bytes, 0x1040, 0x104D));
		assertArrayEquals(bytes, read(text + "xmcd.bin").image().bytes());

		byte[] signed = container(0x60000000L, 0x1000);
		signed[24] = 1;
		Files.write(folder.resolve("hab.bin"), signed);
		String message = assertThrows(BadInputException.class, () -> read(text + "xmcd.bin")).getMessage();
		assertTrue(message.contains("xmcd: the HAB container is signed without this XMCD"), message);
		assertTrue(assertThrows(BadInputException.class, () -> read(text.replace("rt1176", "rt1060") + "xmcd.bin"))
				.getMessage().contains("the ROM of MIMXRT1060 reads no XMCD"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "family: rt685|line 1, column 9: family: there is no device",
			"memory_type: nor|memory_type: MIMXRT1010 has no boot memory \"nor\"",
			"bee_header_0: noise512.bin|bee_header_0: MIMXRT1010 looks for no BEE header 0 in flexspi_nor",
			"keyblob: noise512.bin|512 bytes, expected 256", "fcb: noise512.bin|c.yaml: line",
			"hab_container: fcb.bin|hab_container: ", "hab_container: none.bin|hab_container: found no file",
			"init_offset: 0x2000|init_offset: found 0x2000, which is behind all parts",
			"init_offset: middle|init_offset: found \"middle\"", "image_pattern: twos|image_pattern: found \"twos\"",
			"keyblobs: a|keyblobs: this is no known key (did you mean keyblob?)",
			"bootseal: {second_image: {offset: 0x1800, hab_container: hab.bin}}|expected a multiple of 0x1000",
			"bootseal: {second_image: {offset: 0x1000, hab_container: hab.bin}}|overlaps",
			"output_format: sparse|output_format: found \"sparse\", expected one of bin, hex, srec" })
	void mistakesAreFoundAtTheirPlace(String line, String message) {
		String key = line.substring(0, line.indexOf(':') + 1);
		StringBuilder text = new StringBuilder();
		for (String good : List.of("family: rt1010", "memory_type: flexspi_nor", "fcb: fcb.bin",
				"hab_container: hab.bin")) {
			text.append(good.startsWith(key) ? line : good).append('\n');
		}
		BadInputException e = assertThrows(BadInputException.class,
				() -> read(text.indexOf(line) < 0 ? text + line : text.toString()));
		assertTrue(e.getMessage().startsWith(folder.toString()), e.getMessage());
		assertTrue(e.getMessage().contains(message), e.getMessage());
	}

	@Test
	void anImageWithoutPartsIsRefused() {
		assertThrows(BadInputException.class, () -> read("family: rt1010\nmemory_type: flexspi_nor\n"));
	}

	@Test
	void whatDoesNotBootIsTold() throws Exception {
		List<String> warnings = read("family: rt1010\nmemory_type: flexspi_nor\nhab_container: hab.bin").warnings();
		assertEquals(1, warnings.size());
		assertTrue(warnings.get(0).startsWith("there is no FCB"), warnings.get(0));
		warnings = read("family: rt1060\nmemory_type: sd\nhab_container: hab.bin").warnings();
		assertEquals(List.of("the HAB container was built for an IVT at 0x1000 from its start, but sd has it at 0x400"),
				warnings);
		byte[] block = FcbBlocks.quad();
		block[0x44] = 2;
		Files.write(folder.resolve("fcb.bin"), block);
		assertTrue(read("family: rt1010\nmemory_type: flexspi_nor\nfcb: fcb.bin\nhab_container: hab.bin").warnings()
				.get(0).contains("FCB: the device type is 2"));
	}

	@Test
	void whatIsNoImageIsRefused() throws Exception {
		assertThrows(BadInputException.class, () -> parse(new byte[0], "rt1050", "flexspi_nor"));
		assertThrows(BadInputException.class, () -> parse(new byte[0x4000], "rt1050", "flexspi_nor"));
		FlashImage image = read("family: rt1050\nmemory_type: flexspi_nor\nfcb: fcb.bin\nhab_container: hab.bin")
				.image();
		byte[] bytes = image.bytes();
		bytes[0x300] = 0;
		String message = assertThrows(BadInputException.class, () -> parse(bytes, "rt1050", "flexspi_nor"))
				.getMessage();
		assertEquals("found 0x00 at offset 0x300, where nothing belongs; expected 0xFF as before", message);
	}

	@Test
	void outputsAreTaken() throws Exception {
		BootableConfiguration read = read(
				"family: rt1060\nmemory_type: sd\nhab_container: hab.bin\noutput: a/b.hex\noutput_format: hex");
		assertEquals(folder.resolve("a/b.hex"), read.output().orElseThrow());
		assertEquals(FirmwareFormat.HEX, read.format().orElseThrow());
		assertEquals((byte) 0, read.image().fill());
	}

	@ParameterizedTest
	@CsvSource({ "rt1020, semc_nor, 0x1000", "rt1064, semc-nor, 0x1000", "rt1015, recovery_spi_hab, 0x400",
			"rt1050, recovery_spi, 0x400", "rt1176, recovery_spi_hab, 0x400" })
	void memoriesThatImagesAreMadeForOnly(String device, String memory, String offset) throws Exception {
		FlashPlaces places = FlashPlaces.of(DeviceCatalogue.builtIn().find(device), memory);
		assertEquals(Long.decode(offset), places.offset(PartKind.HAB_CONTAINER).orElseThrow());
		assertEquals(List.of(PartKind.HAB_CONTAINER), places.kinds());
		byte[] container = container(0, Integer.decode(offset));
		FlashImage image = FlashImage.of(places, 0, places.fill(),
				List.of(new FlashPart(PartKind.HAB_CONTAINER, Long.decode(offset), container)));
		assertEquals(image, FlashImageReader.parse(image.bytes(), places));
	}

	@ParameterizedTest
	@CsvSource({ "rt1010, recovery_spi_hab", "rt1015, semc_nor", "rt1176, semc_nor" })
	void memoriesThatAPartDoesNotHave(String device, String memory) throws Exception {
		Device part = DeviceCatalogue.builtIn().find(device);
		assertThrows(BadInputException.class, () -> FlashPlaces.of(part, memory));
	}
}
