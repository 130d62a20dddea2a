/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;

import org.bootseal.core.BadInputException;
import org.bootseal.core.keys.KeyTree;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** What is told of a signed image. */
class ImageInspectTest {

	@TempDir
	private Path folder;
	private Path image;

	@BeforeEach
	void signedSample() throws IOException {
		SampleWorkspace workspace = new SampleWorkspace(folder);
		CliRun.of("image", "build", "-c", workspace.file()).exits(ExitCode.DONE);
		image = workspace.output().resolve("led_blinky.bin");
	}

	private static String srkHash(int index) throws IOException, BadInputException {
		return HexFormat.of()
				.formatHex(KeyTree.open(SampleWorkspace.keys()).srkTable().entries().get(index).hash());
	}

	@Test
	void csfCommandsAndSrksAreSaidInTheWordsOfTheField() throws IOException, BadInputException {
		CliRun.of("image", "inspect", image).exits(ExitCode.DONE)
				.says("  Install SRK: index 0, SHA-256, table at CSF+0x")
				.says("  Install CSFK in slot 1: verified by slot 0, certificate at CSF+0x")
				.says("  Authenticate CSF with key 1, CMS at CSF+0x")
				.says("  Authenticate data with key 2: 0x60001000+0x40, 0x60002000+0x").says("SRK table of 4 keys")
				.says("verdict of HAB on the image at 0x00000000: PASS").says("  more: bootseal image verify ")
				.says("  0  RSA-2048, CA, hash " + srkHash(0).substring(0, 8))
				.says("  3  RSA-2048, CA, hash " + srkHash(3).substring(0, 8)).saysNot("InstallKey[");
	}

	@Test
	void programsGetTheSame() throws IOException, BadInputException {
		List<JsonObject> events = CliRun.of("image", "inspect", image, "--json").exits(ExitCode.DONE).out().lines()
				.map(line -> JsonParser.parseString(line).getAsJsonObject()).toList();
		assertTrue(events.stream().anyMatch(event -> event.get("event").getAsString().equals("csfCommand")
				&& event.get("text").getAsString().startsWith("Install SRK: index 0, SHA-256, table at CSF+0x")));
		JsonArray entries = events.stream().filter(event -> event.get("event").getAsString().equals("srk")).findFirst()
				.orElseThrow().getAsJsonArray("entries");
		assertEquals(4, entries.size());
		JsonObject last = entries.get(3).getAsJsonObject();
		assertEquals(3, last.get("index").getAsInt());
		assertEquals("RSA-2048", last.get("key").getAsString());
		assertTrue(last.get("ca").getAsBoolean());
		assertEquals(srkHash(3), last.get("hash").getAsString());
		JsonObject verdict = events.stream().filter(event -> event.get("event").getAsString().equals("verdict"))
				.findFirst().orElseThrow();
		assertTrue(verdict.get("pass").getAsBoolean(), verdict.get("text").getAsString());
		assertEquals("bootseal image verify " + image, verdict.get("command").getAsString());
	}

	@Test
	void aChangedImageFails() throws IOException {
		byte[] bytes = Files.readAllBytes(image);
		bytes[0x1200] ^= 1;
		Files.write(image, bytes);
		CliRun.of("image", "inspect", image).exits(ExitCode.FAILED)
				.says("problem: the signature of the image is wrong");
	}
}
