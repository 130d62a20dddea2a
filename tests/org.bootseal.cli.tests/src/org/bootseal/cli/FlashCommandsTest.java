/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.bootseal.core.firmware.Firmware;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** Whole flash images, encrypted flash, FCB and XMCD. */
class FlashCommandsTest {

	private static final String KEK = "000102030405060708090a0b0c0d0e0f";

	@TempDir
	private Path folder;
	private byte[] container;

	@BeforeEach
	void putParts() throws Exception {
		CliRun.of("fcb", "template", "--device", "rt1050", "-o", folder.resolve("fcb.yaml")).exits(ExitCode.DONE);
		Path fcb = folder.resolve("fcb.yaml");
		Files.writeString(fcb, Files.readString(fcb).replace("deviceType: \"0x00\"", "deviceType: 1")
				.replace("sflashPadType: \"0x00\"", "sflashPadType: 4")
				.replace("sflashA1Size: \"0x00000000\"", "sflashA1Size: 0x800000")
				.replace("pageSize: \"0x00000000\"", "pageSize: 256")
				.replace("sectorSize: \"0x00000000\"", "sectorSize: 4096").replace("OPERATION_CODE: \"STOP\"",
						"OPERATION_CODE: CMD_SDR"));
		ByteBuffer bytes = ByteBuffer.allocate(0x2000).order(ByteOrder.LITTLE_ENDIAN);
		bytes.putInt(0x412000D1).putInt(0x60002001).putInt(0).putInt(0).putInt(0x60001020).putInt(0x60001000).putInt(0)
				.putInt(0).putInt(0x60000000).putInt(0x3000).putInt(0);
		container = bytes.putInt(0x1000, 0x20001000).putInt(0x1004, 0x60002001).array();
		Files.write(folder.resolve("hab.bin"), container);
	}

	private Path write(String name, String text) throws IOException {
		return Files.writeString(folder.resolve(name), text);
	}

	private static List<JsonObject> events(CliRun run, String event) {
		return run.out().lines().map(line -> JsonParser.parseString(line).getAsJsonObject())
				.filter(each -> event.equals(each.get("event").getAsString())).toList();
	}

	@Test
	void imagesAreMergedAndSplit() throws Exception {
		Path merge = write("flash.yaml", "family: rt1050\nmemory_type: flexspi_nor\nfcb: fcb.yaml\n"
				+ "hab_container: hab.bin\noutput: flash.hex\n");
		CliRun.of("image", "merge", "-c", merge).exits(ExitCode.DONE).says("  0x00000000      512  FCB")
				.says("  0x00001000     8192  HAB container").says("wrote " + folder.resolve("flash.hex"));
		Path bin = folder.resolve("flash.bin");
		CliRun json = CliRun.of("image", "merge", "-c", merge, "-o", bin, "--json").exits(ExitCode.DONE);
		assertEquals(2, events(json, "part").size());
		byte[] image = Files.readAllBytes(bin);
		assertArrayEquals(image, Firmware.open(folder.resolve("flash.hex")).flatten());
		assertEquals(0x60000000L, Firmware.open(folder.resolve("flash.hex")).start());
		CliRun.of("image", "merge", "-c", merge, "-o", folder.resolve("flash"), "--format", "srec")
				.exits(ExitCode.DONE);
		assertEquals(Firmware.Format.SREC, Firmware.open(folder.resolve("flash")).format());

		CliRun tree = CliRun.of("image", "inspect", folder.resolve("flash.hex"), "--device", "rt1050")
				.exits(ExitCode.DONE).says(": image with ivt").says("  0x00000000                 512  FCB ")
				.says("  0x000001C0                   4    pageSize         0x00000100; bytes of a page");
		assertFalse(tree.out().contains("problem"), tree.out());
		CliRun inspected = CliRun.of("image", "inspect", bin, "--json").exits(ExitCode.DONE);
		assertTrue(events(inspected, "part").stream().anyMatch(event -> event.get("depth").getAsInt() == 1
				&& event.get("name").getAsString().equals("sequence 0")), inspected.out());
		Path parts = folder.resolve("parts");
		CliRun.of("image", "split", folder.resolve("flash.hex"), "--device", "rt1050", "-o", parts)
				.exits(ExitCode.DONE).says("bootable_image.yaml  (configuration of the whole image");
		CliRun.of("image", "merge", "-c", parts.resolve("bootable_image.yaml"), "-o", bin).exits(ExitCode.DONE);
		assertArrayEquals(image, Files.readAllBytes(bin));
		assertArrayEquals(container, Files.readAllBytes(parts.resolve("hab_container.bin")));
	}

	@Test
	void mistakesInImagesAreBadInput() throws Exception {
		Path merge = write("flash.yaml", "family: rt1050\nmemory_type: flexspi_nor\nhab_container: hab.bin\n");
		CliRun none = CliRun.of("image", "merge", "-c", merge).exits(ExitCode.BAD_INPUT);
		assertTrue(none.err().contains("-o FILE is missing"), none.err());
		assertTrue(none.err().contains("there is no FCB"), none.err());
		CliRun.of("image", "merge", "-c", merge, "-o", folder).exits(ExitCode.BAD_INPUT);
		CliRun.of("image", "merge", "-c", merge, "-o", "x", "--format", "elf").exits(ExitCode.BAD_INPUT);
		CliRun blank = CliRun.of("image", "split", Files.write(folder.resolve("blank.bin"), new byte[0x2000]),
				"--device", "rt1050", "-o", folder).exits(ExitCode.BAD_INPUT);
		assertTrue(blank.err().contains("blank.bin: found no IVT at 0x1000"), blank.err());
	}

	@Test
	void flashIsEncryptedForBeeAndDecrypted() throws Exception {
		Path bee = write("bee.yaml", """
				family: rt1050
				output_folder: out
				data_blobs: [{data: hab.bin, address: 0x60001000}]
				engine_selection: engine0
				bee_engine:
				  - bee_cfg:
				      user_key: '0x0123456789abcdeffedcba9876543210'
				      protected_region: [{start_address: 0x60001000, length: 0x2000, protected_level: 0}]
				""");
		CliRun run = CliRun.of("xip", "encrypt", "-c", bee).exits(ExitCode.DONE)
				.says("encrypted.bin  (encrypted data at 0x60001000..0x60002FFF, 8192 bytes)")
				.says("bee_ehdr0.bin  (BEE header 0, for offset 0x400 of the flash, 512 bytes)");
		assertFalse(run.out().contains("0123456789abcdef"), run.out());
		Path merge = write("flash.yaml", "family: rt1050\nmemory_type: flexspi_nor\nfcb: fcb.yaml\n"
				+ "bee_header_0: out/bee_ehdr0.bin\nhab_container: out/encrypted.bin\noutput: flash.bin\n");
		CliRun.of("image", "merge", "-c", merge).exits(ExitCode.DONE);
		assertFalse(Arrays.equals(container, Files.readAllBytes(folder.resolve("out/encrypted.bin"))));

		CliRun.of("image", "inspect", folder.resolve("flash.bin")).exits(ExitCode.DONE)
				.says(": encrypted flash image").says("BEE header 0").says("    EPRDB ")
				.says("note: the container is encrypted");
		CliRun.of("image", "inspect", folder.resolve("out/bee_ehdr0.bin")).exits(ExitCode.DONE).says(": BEE header");
		Path plain = folder.resolve("plain.bin");
		CliRun.of("xip", "decrypt", folder.resolve("flash.bin"), "--flash", "-c", bee, "-o", plain)
				.exits(ExitCode.DONE);
		assertArrayEquals(container, Arrays.copyOfRange(Files.readAllBytes(plain), 0x1000, 0x3000));
		CliRun short1 = CliRun.of("xip", "decrypt", folder.resolve("hab.bin"), "--flash", "-c", bee, "-o", plain)
				.exits(ExitCode.BAD_INPUT);
		assertTrue(short1.err().contains("hab.bin: BEE header: "), short1.err());
	}

	@Test
	void theKeysOfBeeGoIntoFuses() throws Exception {
		String text = """
				family: %s
				output_folder: out
				engine_selection: both
				bee_engine:
				  - bee_cfg:
				      user_key: '0x0123456789abcdeffedcba9876543210'
				      protected_region: [{start_address: 0x60001000, length: 0x2000, protected_level: 0}]
				  - bee_cfg:
				      user_key: '%s'
				      protected_region: [{start_address: 0x60004000, length: 0x2000, protected_level: 0}]
				""";
		Path fuses = folder.resolve("fuses.txt");
		String same = "0123456789abcdeffedcba9876543210";
		CliRun.of("xip", "encrypt", "-c", write("bee.yaml", text.formatted("rt1050", same)), "--fuses", fuses)
				.exits(ExitCode.DONE).says("belongs into the fuse words 6, 41, 42, 43, 44; nothing was burnt");
		assertTrue(Files.readString(fuses).contains("efuse-program-once 6 0x0000F000 --no-verify\n"
				+ "efuse-program-once 41 0x76543210 --no-verify\n"), Files.readString(fuses));
		CliRun.of("xip", "encrypt", "-c", write("bee.yaml", text.formatted("rt1060", KEK)), "--fuses", fuses)
				.exits(ExitCode.DONE).says("6, 41, 42, 43, 44, 60, 61, 62, 63; nothing was burnt");
		assertTrue(Files.readString(fuses).contains("efuse-program-once 63 0x00010203"), Files.readString(fuses));
		CliRun two = CliRun.of("xip", "encrypt", "-c", write("bee.yaml", text.formatted("rt1050", KEK)), "--fuses",
				fuses).exits(ExitCode.BAD_INPUT);
		assertTrue(two.err().contains("mimxrt1050 has no fuses GP4"), two.err());
	}

	@Test
	void theFlashloaderIsToldToUseOtpmk() {
		CliRun.of("xip", "otpmk", "--device", "rt1050", "--region", "0x60001000,0x1000", "--region",
				"0x60002000,0xE000").exits(ExitCode.DONE).says("fill-memory 0x2000 4 0xE0120000\n")
				.says("fill-memory 0x2010 4 0x0000E000\nconfigure-memory 9 0x2000");
		CliRun.of("xip", "otpmk", "--device", "rt1010", "--region", "0x60001000,0x1000").exits(ExitCode.BAD_INPUT);
		for (String wrong : List.of("0x60001000", "a,b", "0x60001000,0x10", "0x60001000,0x400,1")) {
			CliRun.of("xip", "otpmk", "--device", "rt1050", "--region", wrong).exits(ExitCode.BAD_INPUT);
		}
	}

	@Test
	void flashIsEncryptedForOtfadAndDecrypted() throws Exception {
		Path otfad = write("otfad.yaml", """
				family: rt1010
				output_folder: out
				output_format: hex
				kek: '%s'
				otfad_table_address: 0x60000000
				data_blobs: [{data: hab.bin, address: 0x60001000}]
				key_blobs:
				  - {aes_key: 0x101112131415161718191a1b1c1d1e1f, aes_ctr: 0x2021222324252627,
				     start_address: 0x60001000, end_address: 0x60003000}
				""".formatted(KEK));
		Path fuses = folder.resolve("fuses.txt");
		CliRun run = CliRun.of("xip", "encrypt", "-c", otfad, "-o", folder.resolve("here"), "--fuses", fuses)
				.exits(ExitCode.DONE).says("  context 0: 0x60001000..0x60002FFF, decrypted, read only")
				.says("  context 1: not used")
				.says(
						"the OTFAD key of MIMXRT1010 belongs into the fuse words 35, 41, 42, 43, 44; nothing was burnt");
		assertFalse(run.out().contains("0B0A0908") || run.out().contains(KEK), run.out());
		assertTrue(Files.readString(fuses).contains("efuse-program-once 44 0x03020100 --no-verify\n"));
		Path whole = folder.resolve("here/otfad_whole_image.hex");
		Path plain = folder.resolve("plain.srec");
		for (List<Object> more : List.of(List.<Object>of(), List.<Object>of("--flash"),
				List.<Object>of("--address", "0x60000000"))) {
			List<Object> arguments = new ArrayList<>(
					List.of("xip", "decrypt", whole, "-c", otfad, "-o", plain));
			arguments.addAll(more);
			CliRun.of(arguments.toArray()).exits(ExitCode.DONE);
			assertArrayEquals(container,
					Arrays.copyOfRange(Firmware.open(plain).flatten(), 0x1000, 0x3000), more.toString());
		}
		CliRun.of("xip", "decrypt", whole, "-c", otfad, "-o", plain, "--address", "here").exits(ExitCode.BAD_INPUT);
		CliRun.of("xip", "encrypt", "-c", folder.resolve("fcb.yaml")).exits(ExitCode.BAD_INPUT);
		Path wrong = write("wrong.yaml", Files.readString(otfad).replace("table_address: 0x60000000",
				"table_address: 0x60001000"));
		CliRun late = CliRun.of("xip", "encrypt", "-c", wrong).exits(ExitCode.BAD_INPUT);
		assertTrue(late.err().contains("wrong.yaml: the data begin at 0x60001000"), late.err());
	}

	@Test
	void anFcbIsShownAndConverted() throws Exception {
		Path text = folder.resolve("fcb.yaml");
		CliRun.of("fcb", "show", text).exits(ExitCode.DONE).says("FCB V1.4.0, flash of 0x800000 bytes on 4 pads")
				.says("0x1C0 pageSize                   0x00000100").says("sequence 0: CMD_SDR 0x00 on 1 pad");
		CliRun json = CliRun.of("fcb", "show", text, "--json").exits(ExitCode.DONE);
		assertEquals(16, events(json, "sequence").size());
		Path block = folder.resolve("fcb.bin");
		CliRun.of("fcb", "convert", text, "-o", block).exits(ExitCode.DONE);
		assertEquals(512, Files.size(block));
		Path again = folder.resolve("again.yaml");
		CliRun missing = CliRun.of("fcb", "convert", block, "-o", again).exits(ExitCode.BAD_INPUT);
		assertTrue(missing.err().contains("--device is missing"), missing.err());
		CliRun.of("fcb", "convert", block, "--device", "rt1060", "-o", again).exits(ExitCode.DONE);
		Path same = folder.resolve("same.bin");
		CliRun.of("fcb", "convert", again, "-o", same).exits(ExitCode.DONE);
		assertArrayEquals(Files.readAllBytes(block), Files.readAllBytes(same));

		Path empty = folder.resolve("empty.yaml");
		CliRun.of("fcb", "template", "--device", "rt1010", "-o", empty).exits(ExitCode.DONE);
		CliRun.of("fcb", "show", empty).exits(ExitCode.FAILED).says("problem: the flash size is 0");
	}

	@Test
	void anFcbIsMadeComparedAndWrittenAsCSource() throws Exception {
		Path made = folder.resolve("made.yaml");
		CliRun.of("fcb", "make", "--device", "rt1060", "--chip", "IS25LP064A", "-o", made).exits(ExitCode.DONE)
				.says("flash of 0x800000 bytes on 4 pads");
		CliRun.of("fcb", "show", made).exits(ExitCode.DONE)
				.says("read: FAST READ QUAD I/O, EBh, 4 pads, 24-bit address, 6 dummy cycles");
		Path source = folder.resolve("made.c");
		CliRun.of("fcb", "convert", made, "-o", source).exits(ExitCode.DONE);
		CliRun.of("fcb", "compare", made, source, "--device", "rt1060").exits(ExitCode.DONE)
				.says("The FCBs are the same.");
		Path block = folder.resolve("made.bin");
		CliRun.of("fcb", "make", "--device", "rt1060", "--option-words", "0xC0000006", "--size", "0x800000", "-o",
				block).exits(ExitCode.DONE);
		CliRun.of("fcb", "compare", made, block).exits(ExitCode.FAILED).says("serialClkFreq").says("1 differences");
		CliRun.of("fcb", "make", "--device", "rt1060", "--option-words", "0xC0000006", "-o", block)
				.exits(ExitCode.BAD_INPUT);
		CliRun.of("fcb", "make", "--device", "rt1060", "--chip", "nothing", "-o", block).exits(ExitCode.BAD_INPUT);
		CliRun.of("fcb", "make", "--device", "rt1060", "--chip", "IS25LP064A", "--size", "x", "-o", block)
				.exits(ExitCode.BAD_INPUT);
	}

	@Test
	void anXmcdIsShownAndConverted() throws Exception {
		Path text = folder.resolve("xmcd.yaml");
		CliRun.of("xmcd", "template", "--device", "rt1176", "--memory", "semc-sdram", "-o", text)
				.exits(ExitCode.DONE);
		CliRun.of("xmcd", "show", text).exits(ExitCode.DONE).says("XMCD SEMC 0 simplified, 13 bytes")
				.says("fuse word 73 0x04F4A26D, and bit 0x4000 of word 23").says("portSize 32bit");
		Path block = folder.resolve("xmcd.bin");
		CliRun.of("xmcd", "convert", text, "-o", block).exits(ExitCode.DONE);
		CliRun.of("xmcd", "show", block, "--json").exits(ExitCode.DONE).says("\"form\":\"simplified\"");
		Path again = folder.resolve("again.yaml");
		CliRun.of("xmcd", "convert", block, "-o", again).exits(ExitCode.DONE);
		assertEquals(Files.readString(text), Files.readString(again));
		CliRun.of("xmcd", "template", "--device", "rt1060", "--memory", "semc_sdram", "-o", text)
				.exits(ExitCode.BAD_INPUT);
		CliRun.of("xmcd", "show", Files.write(block, new byte[] { 9, 0, 0, (byte) 0xC0, 1 }))
				.exits(ExitCode.BAD_INPUT);
	}
}
