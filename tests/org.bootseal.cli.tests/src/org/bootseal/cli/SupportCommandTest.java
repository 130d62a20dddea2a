/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.bootseal.core.io.ZipFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in the zip that a user sends with a question, and what never is. */
class SupportCommandTest {

	private static final String KEY = "00112233445566778899AABBCCDDEEFF";

	@TempDir
	private Path folder;
	private SampleWorkspace sample;

	@BeforeEach
	void makeSample() throws IOException {
		sample = new SampleWorkspace(folder);
	}

	private Path zip() {
		return folder.resolve("support.zip");
	}

	private Map<String, byte[]> collected() throws Exception {
		CliRun.of("support", sample.file(), "--board", "virtual", "-o", zip()).exits(ExitCode.DONE);
		return ZipFiles.read(zip());
	}

	private static String all(Map<String, byte[]> files) {
		StringBuilder text = new StringBuilder();
		files.forEach((name, bytes) -> text.append("== ").append(name).append('\n')
				.append(new String(bytes, StandardCharsets.UTF_8)));
		return text.toString();
	}

	@Test
	void itHasWhatHelps() throws Exception {
		sample.write().exits(ExitCode.DONE);
		Map<String, byte[]> files = collected();
		assertTrue(files.keySet().containsAll(List.of("contents.txt", "versions.txt", "boards.txt",
				"files/led_blinky.bootseal")), files.keySet()::toString);
		assertTrue(files.keySet().stream().anyMatch(name -> name.startsWith("runs/")), files.keySet()::toString);
		String text = all(files);
		assertTrue(text.contains("device: MIMXRT1020") && text.contains("0xC0000007"), text);
		assertTrue(text.contains("led_blinky.srec, only configuration files are taken"), text);
	}

	@Test
	void noSecretIsInIt() throws Exception {
		sample.write().exits(ExitCode.DONE);
		Files.writeString(sample.output().resolve("dek.bin"), KEY);
		Files.writeString(sample.output().resolve("planted.yaml"), """
				userKey: 0x%1$s
				aes_key:
				  - 0x4711
				  - 0x4712
				password: hunter2
				signer: type=pkcs11;user_pin=135790;key_label=IMG
				uri: pkcs11:token=release?pin-value=135790
				words: [0x10111213, 0x14151617, 0x18191A1B, 0x1C1D1E1F]
				bytes: 10 11 12 13 14 15 16 17 18 19 1A 1B 1C 1D 1E 1F
				encoded: ABEiM0RVZneImaq7zN3u/wARIjNEVWZ3iJmqu8zd7v8=
				SW_GP2[127:96]: 0x4713
				""".formatted(KEY));
		Files.writeString(sample.output().resolve("key.yaml"), "a: |\n  -----BEGIN PRIVATE KEY-----\n  4714\n");
		sample.replace("connection:", "# fuses: {words: [{word: \"SW_GP2[31:0]\", value: 0x4715}]}\nconnection:");
		String text = all(collected());
		for (String secret : List.of(KEY, "4711", "4712", "4713", "4714", "4715", "hunter2", "135790", "10111213",
				"10 11 12", "ABEiM0RV", "PRIVATE KEY")) {
			assertFalse(text.contains(secret), () -> secret + " in " + text);
		}
		assertTrue(text.contains("key.yaml, there is a private key in it"), text);
		assertTrue(text.contains("key_label=IMG"), text);
	}

	@Test
	void keyFusesByTheirIndexAreHidden() throws Exception {
		Files.createDirectories(sample.output());
		Files.writeString(sample.output().resolve("fuses.yaml"), """
				device: MIMXRT1060
				words:
				  41: 0x00004711
				  5: 0x00000010
				""");
		String text = all(collected());
		assertFalse(text.contains("4711"), text);
		assertTrue(text.contains("0x00000010"), text);
	}

	@Test
	void whatIsInItIsShownAndAskedBefore() throws Exception {
		CliRun.of("support", sample.file(), "--board", "virtual", "-o", zip(), "--list").says("versions.txt");
		assertFalse(Files.exists(zip()));
		CliRun.answering(List.of("n"), "support", sample.file(), "--board", "virtual", "-o", zip())
				.exits(ExitCode.REFUSED).says("files/led_blinky.bootseal");
		assertFalse(Files.exists(zip()));
		CliRun.answering(List.of("y"), "support", "--board", "virtual", "-o", zip()).exits(ExitCode.DONE);
		assertEquals(3, ZipFiles.read(zip()).size());
	}
}
