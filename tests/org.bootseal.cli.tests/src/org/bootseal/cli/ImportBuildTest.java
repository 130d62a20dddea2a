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

import org.bootseal.core.imports.BuildOutput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A build becomes a provisioning file that builds an image. */
class ImportBuildTest {

	@TempDir
	private Path folder;

	@Test
	void aBuildIsProvisioned() throws IOException {
		Path program = new BuildOutput(folder).mcuxpresso();
		Path to = folder.resolve("boot");
		CliRun shown = CliRun.of("import", "build", folder.resolve("led"), "--to", to, "--dry-run")
				.exits(ExitCode.DONE);
		assertTrue(shown.out().contains("program: " + program), shown.out());
		assertTrue(shown.out().contains("would write " + to.resolve("led.bootseal")), shown.out());
		assertFalse(Files.exists(to));
		CliRun.of("import", "build", folder.resolve("led"), "--to", to).exits(ExitCode.DONE)
				.says("wrote " + to.resolve("led.bootseal"));
		CliRun.of("image", "build", "-c", to.resolve("led.bootseal")).exits(ExitCode.DONE);
		assertTrue(Files.exists(to.resolve("led-boot/led.bin")));
	}

	@Test
	void anotherProgramIsNamed() throws IOException {
		new BuildOutput(folder).mcuxpresso();
		Path release = folder.resolve("led/Release/led.axf");
		CliRun run = CliRun
				.of("import", "build", folder, "--program", release, "--to", folder.resolve("boot"), "--json")
				.exits(ExitCode.DONE);
		assertTrue(run.out().lines().anyMatch(
				line -> line.contains("Release") && line.contains("\"chosen\":true")), run.out());
		CliRun missing = CliRun.of("import", "build", folder, "--program", "x.elf", "--to", folder)
				.exits(ExitCode.BAD_INPUT);
		assertTrue(missing.err().contains("x.elf: is not among the programs"), missing.err());
		assertEquals(0, missing.err().lines().filter(line -> line.startsWith("\tat ")).count());
	}
}
