/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bootseal.board.BoardSpec;
import org.bootseal.board.BootPins;
import org.bootseal.board.VirtualBoard;
import org.bootseal.board.nor.FlashWiring;
import org.bootseal.core.BadInputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command line says of a board that is to boot, did not, or has an unknown flash. */
class BoardDiagnosisTest {

	@TempDir
	private Path folder;
	private SampleWorkspace workspace;

	@BeforeEach
	void sample() throws IOException {
		workspace = new SampleWorkspace(folder);
	}

	private CliRun run(String command, Object... more) {
		List<Object> arguments = new ArrayList<>(List.of(command.split(" ")));
		arguments.add(workspace.file());
		arguments.addAll(List.of(more));
		arguments.addAll(List.of("--state", workspace.state()));
		return CliRun.of(arguments.toArray());
	}

	private void pins(BootPins pins) throws IOException, BadInputException {
		VirtualBoard board = workspace.board();
		board.setBootPins(pins);
		board.powerCycle();
		board.save(workspace.state());
	}

	private void write() throws IOException, BadInputException {
		run("write").exits(ExitCode.DONE);
		pins(BootPins.SERIAL);
	}

	@Test
	void aBoardThatWillBoot() throws Exception {
		write();
		run("board predict").exits(ExitCode.DONE)
				.says("BOOT_MODE 10 (internal boot): will boot the image at 0x60002045")
				.says("BT_FUSE_SEL is not burnt");
		run("board predict", "--pins", "fuses").exits(ExitCode.FAILED).says("will come back in the serial downloader");
		run("board why").exits(ExitCode.DONE).says("BOOT_MODE 01 (serial downloader) at the last reset")
				.says("will boot the image");
	}

	@Test
	void aBoardThatCameBack() throws Exception {
		write();
		VirtualBoard board = workspace.board();
		board.burnFuse(6, 2);
		board.setBootPins(BootPins.INTERNAL);
		assertTrue(!board.powerCycle().booted());
		board.save(workspace.state());
		run("board predict", "--fuses", workspace.state(), "--image", workspace.output().resolve("led_blinky.bin"))
				.exits(ExitCode.FAILED).says("the part is closed, and HAB does not find the image authentic");
	}

	@Test
	void withoutAnImage() throws Exception {
		write();
		VirtualBoard board = VirtualBoard.create(BoardSpec.mimxrt1020Evk());
		board.setBootPins(BootPins.INTERNAL);
		board.powerCycle();
		board.save(workspace.state());
		run("board why").exits(ExitCode.DONE).says("BOOT_MODE 10 (internal boot) at the last reset")
				.says("there is no FCB where the ROM looks for it").says("try: Write the FCB");
	}

	@Test
	void offline() {
		CliRun.of("image", "build", "-c", workspace.file()).exits(ExitCode.DONE);
		CliRun.of("board", "predict", "--device", "rt1020", "--image", workspace.output().resolve("led_blinky.bin"))
				.exits(ExitCode.DONE).says("An FCB that fits the flash is written with the image.")
				.says("will boot the image at 0x60002045, HAB open");
		CliRun.of("board", "predict").exits(ExitCode.BAD_INPUT).complains("name a provisioning file");
		CliRun.of("board", "predict", "--pins", "up").exits(ExitCode.BAD_INPUT).complains("--pins");
		CliRun.of("board", "predict", "--image", workspace.file()).exits(ExitCode.BAD_INPUT).complains("--device");
	}

	private void board(FlashWiring wiring) throws IOException {
		VirtualBoard.create(BoardSpec.mimxrt1020Evk().withWiring(wiring)).save(workspace.state());
	}

	@Test
	void aMemoryConfigurationIsFoundAndPutIntoTheFile() throws Exception {
		CliRun.of("image", "build", "-c", workspace.file()).exits(ExitCode.DONE);
		board(new FlashWiring(1, 'A', true, 4));
		run("write").exits(ExitCode.FAILED);
		byte[] before = workspace.board().readFlash(0, 0x800000);
		String text = Files.readString(workspace.file());
		run("memory find", "--yes-scratch-sector", "--reads", "50").exits(ExitCode.DONE)
				.says("at port A, secondary pins").says("none in 50; use 133").says("not changed; --edit changes it");
		assertEquals(text, Files.readString(workspace.file()));
		assertArrayEquals(before, workspace.board().readFlash(0, 0x800000));
		run("memory find", "--reads", "50", "--edit").exits(ExitCode.DONE).says("only read")
				.says("+   optionWords: [0xC1000007, 0x00010000]").says("changed ");
		pins(BootPins.SERIAL);
		run("write").exits(ExitCode.DONE).says("BOOTED");
		assertTrue(Files.exists(workspace.output().resolve("find-memory.json")));
	}

	@Test
	void aMemoryConfigurationFileIsWritten() throws Exception {
		Path file = folder.resolve("found.memcfg.yaml");
		run("memory find", "--reads", "50", "--out", file, "--edit").exits(ExitCode.DONE)
				.says("+   file: found.memcfg.yaml");
		run("write").exits(ExitCode.DONE).says("BOOTED");
		run("memory find", "--sector", "0x60000000").exits(ExitCode.BAD_INPUT).complains("--sector");
		run("memory find", "--reads", "0").exits(ExitCode.BAD_INPUT).complains("--reads");
	}

	@Test
	void twoRecords() throws Exception {
		Path good = folder.resolve("good.json");
		Path bad = folder.resolve("bad.json");
		run("write", "--record", good).exits(ExitCode.DONE);
		CliRun.of("record", "compare", good, good).exits(ExitCode.DONE).says("They say the same.");
		board(new FlashWiring(1, 'A', false, 1));
		run("write", "--record", bad, "--retries", "0").exits(ExitCode.FAILED);
		CliRun.of("record", "compare", good, bad).exits(ExitCode.DONE).says("difference").says("bad:  FAILED");
		VirtualBoard other = VirtualBoard.create(BoardSpec.mimxrt1020Evk());
		other.burnFuse(24, 0x1234);
		other.powerCycle();
		other.save(workspace.state());
		run("write", "--record", bad).exits(ExitCode.DONE);
		CliRun.of("record", "compare", good, bad).exits(ExitCode.DONE).says("SRK_HASH[255:224]").says("0x00001234");
		CliRun.of("record", "compare", good, workspace.file()).exits(ExitCode.BAD_INPUT)
				.complains("is the record of a run");
		Files.writeString(bad, Files.readString(good).replace("\"MIMXRT1020\"", "\"MIMXRT1060\""));
		CliRun.of("record", "compare", good, bad).exits(ExitCode.BAD_INPUT).complains("different devices");
	}

	@Test
	void fusesOfTwoBoards() throws Exception {
		Path good = folder.resolve("good.yaml");
		Path bad = folder.resolve("bad.yaml");
		run("otp read", "-o", good).exits(ExitCode.DONE);
		VirtualBoard board = workspace.board();
		board.burnFuse(6, 0x10);
		board.powerCycle();
		board.save(workspace.state());
		run("otp read", "-o", bad).exits(ExitCode.DONE);
		CliRun.of("record", "compare", good, bad).exits(ExitCode.DONE).says("BT_FUSE_SEL = 1").says("1 difference");
	}
}
