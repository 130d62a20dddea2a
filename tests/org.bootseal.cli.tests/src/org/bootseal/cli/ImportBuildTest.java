/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A build becomes a provisioning file that builds an image. */
class ImportBuildTest {

	@TempDir
	private Path folder;

	/** What MCUXpresso IDE leaves; the ELF file has a vector table where an image has its application. */
	private Path build(String configuration) throws IOException {
		Path led = Files.createDirectories(folder.resolve("led").resolve(configuration));
		Files.writeString(folder.resolve("led/.cproject"), "<option value=\"CPU_MIMXRT1021DAG5A\"/>");
		ByteBuffer elf = ByteBuffer.allocate(0x200).order(ByteOrder.LITTLE_ENDIAN);
		elf.put(new byte[] { 0x7F, 'E', 'L', 'F', 1, 1, 1 }).position(16);
		elf.putShort((short) 2).putShort((short) 40).putInt(1).putInt(0x60002081).putInt(52).putInt(0).putInt(0);
		elf.putShort((short) 52).putShort((short) 32).putShort((short) 1).putShort((short) 40);
		elf.position(52);
		elf.putInt(1).putInt(0x100).putInt(0x60002000).putInt(0x60002000).putInt(0x100).putInt(0x100).putInt(5)
				.putInt(4);
		elf.putInt(0x100, 0x20010000).putInt(0x104, 0x60002081);
		Path file = Files.write(led.resolve("led.axf"), elf.array());
		Files.setLastModifiedTime(file, FileTime.fromMillis(configuration.equals("Debug") ? 2_000_000 : 1_000_000));
		return file;
	}

	@Test
	void aBuildIsProvisioned() throws IOException {
		Path program = build("Debug");
		build("Release");
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
		build("Debug");
		build("Release");
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
