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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Configurations from the older grammar, and to start from. */
class ImageConvertTest {

	@TempDir
	private Path folder;

	@Test
	void convertedConfigurationBuildsTheImage() throws IOException {
		SampleWorkspace workspace = new SampleWorkspace(folder);
		CliRun.of("image", "build", "-c", workspace.file()).exits(ExitCode.DONE);
		Path bd = Files.writeString(folder.resolve("image.bd"), """
				options { flags = 0; family = mimxrt1020; startAddress = 0x60000000; bootDevice = flexspi_nor; }
				sources { elfFile = extern(0); }
				section (0) { }
				""");
		Path yaml = folder.resolve("made/image.yaml");
		CliRun.of("image", "convert", "-c", bd, "-o", yaml, folder.resolve("led_blinky.srec")).exits(ExitCode.DONE)
				.says("wrote " + yaml + "  (HAB configuration)");
		assertTrue(Files.readString(yaml).contains("inputImageFile: '../led_blinky.srec'"), Files.readString(yaml));
		Path image = folder.resolve("image.bin");
		CliRun.of("image", "build", "-c", yaml, "-o", image).exits(ExitCode.DONE);
		workspace.replace("bootType: authenticated", "bootType: unsigned");
		workspace.replace("close: true", "close: false");
		CliRun.of("image", "build", "-c", workspace.file()).exits(ExitCode.DONE);
		assertArrayEquals(Files.readAllBytes(workspace.output().resolve("led_blinky.bin")), Files.readAllBytes(image));
	}

	@Test
	void whatIsWrongIsSaidWithItsPlace() throws IOException {
		Path bd = Files.writeString(folder.resolve("image.bd"), "options {\n  flags 0;\n}\n");
		CliRun run = CliRun.of("image", "convert", "-c", bd, "-o", folder.resolve("x.yaml"));
		assertTrue(run.err().contains(bd + ": line 2, column 9: found \"0\", expected ="), run.err());
		assertFalse(Files.exists(folder.resolve("x.yaml")));
		Files.writeString(bd, "sources { elfFile = extern(0); }");
		run = CliRun.of("image", "convert", "-c", bd, "-o", folder.resolve("x.yaml"));
		assertTrue(run.err().contains("found extern(0), but 0 external files are given"), run.err());
	}

	@Test
	void templatesAreWrittenOrPrinted() throws IOException {
		Path yaml = folder.resolve("template.yaml");
		CliRun.of("image", "template", "--device", "rt1060", "--boot-type", "encrypted", "--boot-memory", "sd", "-o",
				yaml).exits(ExitCode.DONE).says("wrote " + yaml);
		String text = Files.readString(yaml);
		assertTrue(text.contains("  family: mimxrt1060\n"), text);
		assertTrue(text.contains("SecretKey_Name"), text);
		assertEquals(text, CliRun.of("image", "template", "--device", "rt1060", "--boot-type", "ENCRYPTED",
				"--boot-memory", "sd").exits(ExitCode.DONE).out());
		CliRun.of("image", "template", "--device", "rt1060", "--boot-type", "plain").exits(ExitCode.BAD_INPUT);
	}
}
