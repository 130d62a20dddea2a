/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeysCommandTest {

	private static final String SECRET = "horse battery";

	@TempDir
	Path folder;

	@Test
	void treeIsMadeShownAndImported() throws Exception {
		Path made = folder.resolve("made");
		CliRun.with(Terminal.NONE, Map.of("BOOTSEAL_KEY_PASSWORD", SECRET), "keys", "new", made, "--curve", "p521",
				"--srks", "2", "--from", "2026-01-01", "--until", "2036-12-31", "--serial", "0x10").exits(ExitCode.DONE)
				.says("SRK2_sha256_secp521r1_v3_ca_crt.pem").says("SRK table of 2 keys").saysNot(SECRET);
		CliRun.of("keys", "show", made).exits(ExitCode.DONE)
				.says("SRK1   p521     2026-01-01 to 2036-12-31  serial 10 ")
				.says("CSF2_1 p521     2026-01-01 to 2036-12-31  serial 14 ").says("encrypted, not checked")
				.says("SRK_HASH[255:224]");
		CliRun.of("keys", "import", made, "-o", folder.resolve("none")).exits(ExitCode.BAD_INPUT)
				.complains("this private key is encrypted");
		assertFalse(Files.exists(folder.resolve("none")));
		Path imported = folder.resolve("imported");
		CliRun run = CliRun.with(Terminal.NONE, Map.of("BOOTSEAL_KEY_PASSWORD", SECRET), "keys", "import", "--json",
				made.resolve("keys"), "-o", imported).exits(ExitCode.DONE).says("\"place\":\"IMG2_1\"")
				.says("\"state\":\"encrypted\"").saysNot(SECRET);
		assertEquals("", run.err());
		assertEquals(CliRun.of("keys", "srk", made).out(), CliRun.of("keys", "srk", imported).out());
		CliRun.of("keys", "import", made, "-o", imported, "--certificates-only").exits(ExitCode.BAD_INPUT)
				.complains("never overwritten");
	}

	@Test
	void nothingIsImportedWhenSomethingIsMissing() throws Exception {
		Path made = folder.resolve("made");
		CliRun.of("keys", "new", made, "--curve", "p256", "--srks", "1").exits(ExitCode.DONE);
		Path key = made.resolve("keys/CSF1_1_sha256_prime256v1_v3_usr_key.pem");
		Files.delete(key);
		CliRun.of("keys", "show", made).exits(ExitCode.FAILED)
				.says("crts/CSF1_1_sha256_prime256v1_v3_usr_crt.pem: the private key of CSF1_1 is missing");
		CliRun.of("keys", "import", made, "-o", folder.resolve("new")).exits(ExitCode.BAD_INPUT)
				.complains("nothing was written");
		assertFalse(Files.exists(folder.resolve("new")));
		CliRun.of("keys", "import", made, "-o", folder.resolve("new"), "--certificates-only").exits(ExitCode.DONE)
				.says("wrote " + folder.resolve("new/crts/SRK_table.bin"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "--rsa 512|--rsa: found 512 bits, expected 1024, 2048, 3072 or 4096",
			"--curve p224|--curve: found p224, expected p256, p384 or p521",
			"--serial abc|--serial: found abc, expected a number such as 0x12345678",
			"--serial 0|found serial number 0, expected 1 to",
			"--from 2030-01-01 --until 2029-01-01|expected an end after the start" })
	void wrongValuesAreNamed(String options, String message) {
		Object[] arguments = ("keys new " + folder.resolve("never") + " " + options).split(" ");
		CliRun.of(arguments).exits(ExitCode.BAD_INPUT).complains(message);
		assertFalse(Files.exists(folder.resolve("never")));
	}
}
