/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoardInstallUdevCommandTest {

	@TempDir
	private Path folder;

	@Test
	void theRuleIsShown() {
		CliRun.of("board", "install-udev", "--print").exits(ExitCode.DONE).says("1fc9").says("15a2")
				.says("uaccess");
	}

	@Test
	void theRuleIsWrittenOnceAndWhatWasThereIsReplaced() throws IOException {
		Path file = folder.resolve("70-bootseal.rules");
		Files.writeString(file, "of an earlier version");

		CliRun.of("board", "install-udev", "--file", file.toString()).exits(ExitCode.DONE).says("wrote " + file)
				.says("udevadm");
		assertTrue(Files.readString(file).contains("15a2"));
		CliRun.of("board", "install-udev", "--file", file.toString()).exits(ExitCode.DONE).says("is there already");
		try (var files = Files.list(folder)) {
			assertEquals(1, files.count());
		}
	}

	@Test
	void aSystemWithoutUdevIsTold() {
		Path file = folder.resolve("none/70-bootseal.rules");
		CliRun.of("board", "install-udev", "--file", file.toString()).exits(ExitCode.BAD_INPUT)
				.complains("there is no folder");
		assertFalse(Files.exists(file.getParent()));
	}
}
