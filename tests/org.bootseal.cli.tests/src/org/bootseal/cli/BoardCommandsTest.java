/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that look at boards, keys and images without writing. */
class BoardCommandsTest {

	@TempDir
	private Path folder;
	private SampleWorkspace workspace;

	@BeforeEach
	void sample() throws IOException {
		workspace = new SampleWorkspace(folder);
	}

	@Test
	void aFreshBoardIsInItsRomAndListed() {
		CliRun.of("board", "virtual", "--state", workspace.state()).exits(ExitCode.DONE).says("made a new virtual")
				.says("1FC9:0130");
		CliRun.of("board", "list", "--state", workspace.state()).exits(ExitCode.DONE).says("virtual:1-1")
				.says("1FC9:0130").says("ROM");
	}

	@Test
	void aBoardThatCantBeKeptIsRefusedBeforeAnythingIsDoneToIt() {
		CliRun.of("write", workspace.file(), "--state", folder.resolve("none/board.json")).exits(ExitCode.BAD_INPUT)
				.complains("there is no folder").saysNot("[1/");
		CliRun.of("board", "list", "--state", folder.resolve("typo.json")).exits(ExitCode.BAD_INPUT)
				.complains("typo.json", "makes one");
		assertFalse(Files.exists(folder.resolve("typo.json")));
		CliRun.of("image", "inspect", folder).exits(ExitCode.BAD_INPUT).complains("is a folder");
	}

	@Test
	void anEmptyBoardDoesNotBootAndSaysWhy() {
		CliRun.of("board", "virtual", "--state", workspace.state(), "--boot").exits(ExitCode.FAILED).says("FCB")
				.says("NOT BOOTED");
	}

	@Test
	void aBoardThatRunsItsApplicationIsNotListedAndTheWayBackIsNamed() {
		CliRun.of("write", workspace.file(), "--state", workspace.state()).exits(ExitCode.DONE);
		CliRun.of("board", "list", "--state", workspace.state()).exits(ExitCode.NO_BOARD)
				.complains("it runs its application");
		CliRun.of("write", workspace.file(), "--state", workspace.state()).exits(ExitCode.DONE)
				.says("reset from its application");
		CliRun.of("board", "virtual", "--state", workspace.state()).exits(ExitCode.DONE).says("boot pins: serial");
		CliRun.of("board", "virtual", "--state", workspace.state(), "--pins", "internal", "--power-cycle")
				.exits(ExitCode.DONE);
		CliRun.of("board", "list", "--state", workspace.state()).exits(ExitCode.NO_BOARD)
				.complains("--pins serial --power-cycle");
		CliRun.of("write", workspace.file(), "--state", workspace.state()).exits(ExitCode.NO_BOARD)
				.says("--pins serial --power-cycle");
		CliRun.of("board", "virtual", "--state", workspace.state(), "--pins", "serial", "--power-cycle")
				.exits(ExitCode.DONE).says("1FC9:0130");
		CliRun.of("write", workspace.file(), "--state", workspace.state()).exits(ExitCode.DONE);
	}

	@Test
	void aBoardOfAnotherPartIsRefused() throws IOException {
		CliRun.of("write", workspace.file(), "--state", workspace.state()).exits(ExitCode.DONE);
		workspace.replace("device: MIMXRT1020", "device: MIMXRT1060");
		CliRun.of("write", workspace.file(), "--state", workspace.state()).exits(ExitCode.BAD_INPUT)
				.complains("with a MIMXRT1020, and this is for a MIMXRT1060");
		CliRun.of("otp", "plan", workspace.file(), "--state", workspace.state()).exits(ExitCode.BAD_INPUT)
				.complains("with a MIMXRT1020, and this is for a MIMXRT1060");
	}

	@Test
	void thePlanOfFusesBurnsAndErasesNothing() throws IOException {
		CliRun.of("otp", "plan", workspace.file(), "--offline").exits(ExitCode.DONE).says("SRK_HASH[255:224]")
				.says("BOOT_CFG1").says("group close");
		assertFalse(Files.exists(workspace.state()));
		CliRun.of("otp", "plan", workspace.file(), "--state", workspace.state()).exits(ExitCode.DONE)
				.says("OTP request: BOOT_CFG1 |= 0x2 (mask: 0x2); current value=0x0; status=WRITE")
				.saysNot("efuse-program-once").saysNot("flash-erase-region");
	}

	@Test
	void keysAreMadeOnceAndShown() {
		Path tree = folder.resolve("pki");
		CliRun.of("keys", "new", tree, "--srks", "1").exits(ExitCode.DONE).says("SRK1_sha256_2048_65537_v3_ca_crt.pem")
				.says("SRK_HASH[31:0]");
		CliRun.of("keys", "new", tree, "--srks", "1").exits(ExitCode.BAD_INPUT).complains("crts", "never overwritten");
		CliRun.of("keys", "srk", tree, "--table", folder.resolve("t.bin"), "--fuses", folder.resolve("f.bin"))
				.exits(ExitCode.DONE);
		CliRun.of("keys", "srk", folder.resolve("t.bin")).exits(ExitCode.DONE).says("SRK hash");
	}

	@Test
	void aBuiltImageIsTakenApartAndADamagedOneIsNotVerified() throws IOException {
		CliRun.of("image", "build", "-c", workspace.file()).exits(ExitCode.DONE);
		Path image = workspace.output().resolve("led_blinky.bin");
		CliRun.of("image", "inspect", image, "--device", "RT1020").exits(ExitCode.DONE).says("signature of CSF: valid")
				.says("signature of image: valid");
		byte[] bytes = Files.readAllBytes(image);
		bytes[0x1800] ^= 1;
		Files.write(image, bytes);
		CliRun.of("image", "inspect", image).exits(ExitCode.FAILED);
	}

	@Test
	void theScriptsAreWrittenOrPrinted() {
		CliRun.of("script", workspace.file()).exits(ExitCode.DONE).says("write_image_win.bat")
				.says("write_image_mac.sh");
		CliRun printed = CliRun.of("script", workspace.file(), "--os", "linux").exits(ExitCode.DONE)
				.says("flash-erase-region 0x60000000 0xB000");
		assertTrue(printed.out().startsWith("#!/bin/sh") || printed.out().startsWith("#!/bin/bash"), printed.out());
	}
}
