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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** Images from HAB configurations. */
class ImageBuildTest {

	@TempDir
	private Path folder;
	private Path configuration;
	private Path image;

	/** The configuration of the signed sample with what makes an encrypted image of it. */
	@BeforeEach
	void encryptedConfiguration() throws IOException {
		SampleWorkspace workspace = new SampleWorkspace(folder);
		CliRun.of("image", "build", "-c", workspace.file()).exits(ExitCode.DONE);
		String signed = Files.readString(workspace.output().resolve("hab_led_blinky.yaml"));
		assertTrue(signed.contains("flags: 0x8"), signed);
		configuration = workspace.output().resolve("encrypted.yaml");
		image = workspace.output().resolve("encrypted.bin");
		Files.writeString(configuration, signed.replace("flags: 0x8", "flags: 0xC") + """
				  - SecretKey:
				      SecretKey_Name: dek.bin
				      SecretKey_TargetIndex: 0
				  - Decrypt:
				      Decrypt_VerifyIndex: 0
				      Decrypt_Engine: DCP
				""");
	}

	@Test
	void newKeyIsSavedAndThePlaceOfTheKeyBlobIsSaid() throws IOException {
		CliRun run = CliRun.of("image", "build", "-c", configuration, "-o", image).exits(ExitCode.DONE)
				.says("wrote " + image + "  (encrypted boot image, ")
				.says("saved the new encryption key in " + image.resolveSibling("dek.bin") + "; keep it secret")
				.says("the key blob, 72 bytes, belongs at 0x6000").says(
						"it has to be made on the closed board with generate-key-blob, and does not fit any other board");
		byte[] key = Files.readAllBytes(image.resolveSibling("dek.bin"));
		assertEquals(16, key.length);
		String hex = HexFormat.of().formatHex(key);
		assertFalse((run.out() + run.err()).toLowerCase().contains(hex));
		CliRun.of("image", "inspect", image, "--device", "MIMXRT1020").exits(ExitCode.DONE)
				.says("encrypted data").says("nonce of 13 and MAC of 16 bytes").says("Install secret key in slot 0");
	}

	@Test
	void givenKeyIsLeftAlone() throws IOException {
		Path key = Files.write(image.resolveSibling("dek.bin"), new byte[16]);
		Files.writeString(configuration, Files.readString(configuration).replace("SecretKey_TargetIndex: 0",
				"SecretKey_TargetIndex: 0\n      SecretKey_ReuseDek: true"));
		CliRun.of("image", "build", "-c", configuration, "-o", image).exits(ExitCode.DONE).saysNot("saved");
		assertEquals(List.of((byte) 0, (byte) 0), List.of(Files.readAllBytes(key)[0], Files.readAllBytes(key)[15]));
	}

	/** The container of the sample as an application that was linked with a boot header. */
	@Test
	void bootHeaderOfTheApplicationIsReplacedWhenItIsWanted() throws IOException {
		Path plain = Files.writeString(image.resolveSibling("plain.yaml"), """
				options: {flags: 0, family: mimxrt1020, startAddress: 0x60000000, bootDevice: flexspi_nor}
				inputImageFile: ../led_blinky.srec
				""");
		Path container = image.resolveSibling("container.bin");
		CliRun.of("image", "build", "-c", plain, "-o", container).exits(ExitCode.DONE);
		Files.writeString(plain, Files.readString(plain).replace("../led_blinky.srec", "container.bin"));
		Path again = image.resolveSibling("again.bin");
		CliRun refused = CliRun.of("image", "build", "-c", plain, "-o", again).exits(ExitCode.BAD_INPUT);
		assertTrue(refused.err().contains("found an IVT at 0x60001000"), refused.err());
		for (String choice : List.of("keep", "replace")) {
			CliRun run = CliRun.of("image", "build", "-c", plain, "-o", again, "--boot-header", choice)
					.exits(ExitCode.DONE);
			assertTrue((run.out() + run.err()).contains("found an IVT at 0x60001000"), run.err());
			assertArrayEquals(Files.readAllBytes(container), Files.readAllBytes(again));
		}
	}

	@Test
	void programsGetThePlaceOfTheKeyBlob() {
		List<JsonObject> events = CliRun.of("image", "build", "-c", configuration, "-o", image, "--json")
				.exits(ExitCode.DONE).out().lines().map(line -> JsonParser.parseString(line).getAsJsonObject())
				.toList();
		JsonObject blob = events.stream().filter(event -> "keyBlob".equals(event.get("event").getAsString()))
				.findFirst().orElseThrow();
		assertEquals(72, blob.get("bytes").getAsInt());
		assertEquals(0x200, blob.get("space").getAsInt());
		assertEquals(0x6000_1000L, blob.get("address").getAsLong() - blob.get("offset").getAsLong());
		assertEquals(List.of("encryption key"), events.stream().filter(event -> event.has("meaning"))
				.map(event -> event.get("meaning").getAsString()).filter(meaning -> meaning.contains("key")).toList());
	}
}
