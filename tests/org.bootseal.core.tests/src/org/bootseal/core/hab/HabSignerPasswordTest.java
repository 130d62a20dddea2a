/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import static org.bootseal.core.hab.HabFiles.SIGNED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.bootseal.core.keys.OpenSsl;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Passwords of the keys that a HAB configuration signs with. */
class HabSignerPasswordTest {

	@TempDir
	static Path folder;
	private static HabFiles files;

	@BeforeAll
	static void copyKeysAndApplication() throws IOException {
		files = HabFiles.in(folder);
	}

	@ParameterizedTest
	@ValueSource(strings = { "secret", "password.txt" })
	void passwordInTheSignerSetting(String setting) throws Exception {
		lockKey("secret");
		Files.writeString(folder.resolve("password.txt"), "secret\nand a second line\n");
		String text = SIGNED.replace("Signer: keys/CSF1_1_sha256_2048_65537_v3_usr_key.pem",
				"Signer: type=file;file_path=keys/locked.pem;password=" + setting);
		assertTrue(files.build(files.read(text)).csf().isPresent());
	}

	@Test
	void passwordNeverShowsInMessages() throws Exception {
		lockKey("secret");
		String text = SIGNED.replace("Signer: keys/CSF1_1_sha256_2048_65537_v3_usr_key.pem",
				"Signer: type=file;file_path=keys/locked.pem;password=hushhush");
		String refusal = files.refusal(text);
		assertEquals("line 23, column 15: Signer: " + folder.resolve("keys/locked.pem")
				+ ": the password of this private key is wrong, or the file is damaged", refusal);
		assertFalse(files.refusal(text.replace("password=", "password;hush=")).contains("hushhush"));
		assertEquals("line 23, column 15: Signer: found a file name that this system does not allow",
				files.refusal(text.replace("Signer: type=file;file_path=keys/locked.pem;password=hushhush",
						"Signer: \"type=file;file_path=a\\0b;password=hushhush\"")));
		assertTrue(files.refusal(text.replace("hushhush", "$BOOTSEAL_TEST_NO_SUCH_VARIABLE"))
				.endsWith("the environment variable BOOTSEAL_TEST_NO_SUCH_VARIABLE is not set"));
	}

	@Test
	void passwordSourceIsAskedForLockedKeysOnly() throws Exception {
		lockKey("secret");
		String text = SIGNED.replace("Signer: keys/CSF1_1_sha256_2048_65537_v3_usr_key.pem",
				"Signer: keys\\locked.pem");
		assertEquals("line 23, column 15: Signer: " + folder.resolve("keys/locked.pem")
				+ ": this private key is encrypted and no password was given", files.refusal(text));
		HabRecipe recipe = files.read(text).recipe(file -> {
			assertEquals(folder.resolve("keys/locked.pem"), file);
			return "secret".toCharArray();
		});
		assertTrue(recipe.csf().isPresent());
	}

	private static void lockKey(String password) throws Exception {
		OpenSsl.run(folder, "pkcs8", "-topk8", "-in", "keys/CSF1_1_sha256_2048_65537_v3_usr_key.pem", "-out",
				"keys/locked.pem", "-passout", "pass:" + password);
	}
}
