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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.bootseal.board.BootPins;
import org.bootseal.board.VirtualBoard;
import org.bootseal.core.BadInputException;
import org.bootseal.core.firmware.Firmware;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was in the flash is kept, and can be put back to the byte. */
class FlashCopyTest {

	private static final int ALL = 0x10000;

	@TempDir
	private Path folder;
	private SampleWorkspace workspace;
	private Path kept;

	@BeforeEach
	void sample() throws IOException {
		workspace = new SampleWorkspace(folder);
		kept = folder.resolve("before.s19");
	}

	private CliRun run(String command, Object... more) throws IOException, BadInputException {
		if (Files.exists(workspace.state())) {
			VirtualBoard board = workspace.board();
			board.setBootPins(BootPins.SERIAL);
			board.powerCycle();
			board.save(workspace.state());
		}
		List<Object> arguments = new ArrayList<>(List.of(command.split(" ")));
		arguments.add(workspace.file());
		arguments.addAll(List.of(more));
		arguments.addAll(List.of("--state", workspace.state()));
		return CliRun.of(arguments.toArray());
	}

	private byte[] flash() throws IOException, BadInputException {
		return workspace.board().readFlash(0, ALL);
	}

	/** Another image, so that something else stands where the sample goes. */
	private byte[] boardWithAnotherImage() throws IOException, BadInputException {
		workspace.replace("led_blinky.srec", "led_blinky.elf");
		workspace.replace("srkIndex: 0", "srkIndex: 1");
		run("write").exits(ExitCode.DONE);
		workspace.replace("srkIndex: 1", "srkIndex: 0");
		return flash();
	}

	@Test
	void whatAWriteReplacedIsPutBack() throws IOException, BadInputException {
		byte[] before = boardWithAnotherImage();
		run("write", "--save", kept).exits(ExitCode.DONE).says("are kept in " + kept);
		assertFalse(Arrays.equals(before, flash()));
		run("memory restore", kept).exits(ExitCode.DONE).says("bytes are as written").says("SUCCESS");
		assertArrayEquals(before, flash());
		run("memory restore", kept).exits(ExitCode.DONE).says("everything is as wanted already");
	}

	@Test
	void flashIsSavedWithoutAChange() throws IOException, BadInputException {
		byte[] before = boardWithAnotherImage();
		run("memory save", "-o", kept, "--size", "0x10000").exits(ExitCode.DONE).says("65536 bytes are kept");
		assertArrayEquals(before, flash());
		Firmware saved = Firmware.open(kept);
		assertEquals(0x60000000L, saved.start());
		assertArrayEquals(before, saved.flatten());
		run("memory save", "-o", kept, "--size", "0x1000").exits(ExitCode.BAD_INPUT).complains("is already there");
	}

	/** The second try must not replace the copy by what the first has left. */
	@Test
	void aNewTryKeepsTheFirstCopy() throws IOException, BadInputException {
		byte[] before = boardWithAnotherImage();
		Path faults = Files.writeString(folder.resolve("faults.yaml"),
				"faults:\n  - { at: mboot write-memory, nth: 1, do: status 20106 }\n");
		run("write", "--save", kept, "--faults", faults).exits(ExitCode.DONE).says("Trying again, 1 of 2")
				.says("it was saved before the first try");
		byte[] saved = Firmware.open(kept).flatten();
		assertArrayEquals(Arrays.copyOf(before, saved.length), saved);
	}

	@Test
	void aCopyThatIsThereIsNotReplaced() throws IOException, BadInputException {
		Files.writeString(kept, "mine");
		run("write", "--save", kept).exits(ExitCode.BAD_INPUT).complains("is already there");
		assertEquals("mine", Files.readString(kept));
	}

	/** A bad line that changes what is read now and then makes no copy: it is read twice. */
	@Test
	void whatIsMisreadIsNoCopy() throws IOException, BadInputException {
		byte[] before = boardWithAnotherImage();
		int refused = 0;
		for (int seed = 1; seed <= 12; seed++) {
			Path faults = Files.writeString(folder.resolve("faults.yaml"), "seed: " + seed
					+ "\nfaults:\n  - { at: report in, do: flip 200 4, probability: 0.005, always: true }\n");
			CliRun run = run("memory save", "-o", kept, "--size", "0x8000", "--faults", faults);
			if (run.exit() == ExitCode.DONE) {
				assertArrayEquals(Arrays.copyOf(before, 0x8000), Firmware.open(kept).flatten());
				Files.delete(kept);
			} else {
				refused++;
				assertFalse(Files.exists(kept));
			}
		}
		assertArrayEquals(before, flash());
		assertTrue(refused > 0, "no copy was refused, so the faults say nothing");
	}

	@Test
	void onlyWholeSectorsOfTheFlashAreCopied() throws IOException, BadInputException {
		run("memory save", "-o", kept, "--size", "0x1001").exits(ExitCode.BAD_INPUT).complains("whole sectors");
		run("memory save", "-o", kept, "--from", "0x800", "--size", "0x1000").exits(ExitCode.BAD_INPUT)
				.complains("whole sectors");
		run("memory save", "-o", kept, "--size", "0x20000000").exits(ExitCode.BAD_INPUT)
				.complains("expected some in the flash");
		run("memory save", "-o", kept, "--size", "much").exits(ExitCode.BAD_INPUT).complains("--size", "much");
		run("memory restore", workspace.output().resolve("none.s19")).exits(ExitCode.BAD_INPUT)
				.complains("no such file");
		Path binary = Files.write(folder.resolve("x.bin"), new byte[0x1000]);
		run("memory restore", binary).exits(ExitCode.BAD_INPUT).complains("without addresses");
		run("memory restore", workspace.file().resolveSibling("led_blinky.srec")).exits(ExitCode.BAD_INPUT)
				.complains("whole sectors");
		assertFalse(Files.exists(kept));
	}
}
