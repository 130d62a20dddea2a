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
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Provisioning files that ask for an encrypted image, or whose source brings a boot header along. */
class EncryptedProvisioningTest {

	@TempDir
	private Path folder;
	private SampleWorkspace workspace;

	@BeforeEach
	void encryptedSample() throws IOException {
		workspace = new SampleWorkspace(folder);
		workspace.replace("bootType: authenticated ", "bootType: encrypted ");
	}

	@Test
	void newKeyLandsBesideTheConfigurationThatUsesIt() throws IOException {
		CliRun run = CliRun.of("image", "build", "-c", workspace.file()).exits(ExitCode.DONE);
		String said = run.out() + run.err();
		assertTrue(said.contains("its key blob belongs at 0x6000"), said);
		assertTrue(said.contains("has to be made on the closed board with generate-key-blob"), said);
		Path key = workspace.output().resolve("dek.bin");
		assertEquals(16, Files.size(key));
		assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
		assertFalse(Files.exists(workspace.output().resolve("write_image_lnx.sh")));
		Path image = workspace.output().resolve("led_blinky.bin");
		CliRun.of("image", "inspect", image, "--device", "MIMXRT1020").exits(ExitCode.DONE).says("encrypted data");
		// built again from what landed there, with the same key
		byte[] before = Files.readAllBytes(key);
		CliRun.of("image", "build", "-c", workspace.output().resolve("hab_led_blinky.yaml"), "-o",
				folder.resolve("again.bin")).exits(ExitCode.DONE).saysNot("saved the new");
		assertArrayEquals(before, Files.readAllBytes(key));
		assertEquals(Files.size(image), Files.size(folder.resolve("again.bin")));
	}

	@Test
	void givenKeyAndPlaceOfTheKeyBlobAreUsed() throws IOException {
		Files.write(folder.resolve("own.bin"), new byte[32]);
		workspace.replace("  bootMemory: flexspi_nor\n",
				"  bootMemory: flexspi_nor\n  encryption:\n    keyFile: own.bin\n"
						+ "    keyBlob: 0x60020000\n");
		CliRun run = CliRun.of("image", "build", "-c", workspace.file()).exits(ExitCode.DONE);
		assertTrue((run.out() + run.err()).contains("its key blob belongs at 0x60020000"), run.err());
		assertFalse(Files.exists(workspace.output().resolve("dek.bin")));
		String yaml = Files.readString(workspace.output().resolve("hab_led_blinky.yaml"));
		assertTrue(yaml.contains("SecretKey_Name: '../own.bin'"), yaml);
		assertTrue(yaml.contains("SecretKey_Length: 256"), yaml);
		Files.write(folder.resolve("own.bin"), new byte[20]);
		run = CliRun.of("image", "build", "-c", workspace.file()).exits(ExitCode.BAD_INPUT);
		assertTrue(run.err().contains("own.bin: found 20 bytes, expected 16, 24 or 32 for an encryption key"),
				run.err());
	}

	/** The container of the sample as a source that was linked with a boot header. */
	@Test
	void bootHeaderOfTheSourceIsTakenOut() throws IOException {
		workspace.replace("bootType: encrypted ", "bootType: unsigned ");
		workspace.replace("close: true", "close: false");
		CliRun.of("image", "build", "-c", workspace.file()).exits(ExitCode.DONE);
		byte[] expected = Files.readAllBytes(workspace.output().resolve("led_blinky.bin"));
		Files.write(folder.resolve("whole.bin"), expected);
		workspace.replace("source: led_blinky.srec", "source: whole.bin");
		CliRun run = CliRun.of("image", "build", "-c", workspace.file()).exits(ExitCode.BAD_INPUT);
		assertTrue(run.err().contains("image.source: found an IVT at 0x60001000"), run.err());
		assertTrue(run.err().contains("set image.bootHeader to keep or replace"), run.err());
		workspace.replace("bootMemory: flexspi_nor\n", "bootMemory: flexspi_nor\n  bootHeader: keep\n");
		run = CliRun.of("image", "build", "-c", workspace.file()).exits(ExitCode.DONE);
		assertTrue((run.out() + run.err()).contains("kept but for IVT and boot data"), run.err());
		assertArrayEquals(expected, Files.readAllBytes(workspace.output().resolve("whole.bin")));
		assertTrue(Files.exists(workspace.output().resolve("whole_application.bin")));
	}
}
