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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.bootseal.board.BoardPace;
import org.bootseal.board.BoardSpec;
import org.bootseal.board.BootPins;
import org.bootseal.board.VirtualBoard;
import org.bootseal.board.uart.UartServer;
import org.bootseal.core.connection.BootReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whole runs on boards whose ROM speaks mboot and takes the flashloader by load-image. */
class WriteByLoadImageTest {

	private static final int IMAGE_OFFSET = 0x1000;
	private static final int CLOSE_WORD = 22;
	private static final int SRK_HASH = 48;

	/** The evaluation boards, and where a flashloader of them may lie. */
	private enum Evk {
		MIMXRT1160("MIMXRT1166", 0x20220000L), MIMXRT1170("MIMXRT1176", 0x20250400L);

		private final String device;
		private final long flashloader;

		Evk(String device, long flashloader) {
			this.device = device;
			this.flashloader = flashloader;
		}

		private BoardSpec spec() throws Exception {
			return BoardSpec.named(name() + "-EVK");
		}
	}

	@TempDir
	private Path folder;

	private SampleWorkspace workspace(Evk evk) throws Exception {
		SampleWorkspace workspace = new SampleWorkspace(folder);
		MovedProgram.write(SampleWorkspace.sample().resolve("led_blinky.srec"), folder.resolve("led_blinky.srec"),
				0x30002000L);
		MovedProgram.write(SampleWorkspace.sample().resolve("flashloader_standin.srec"),
				folder.resolve("flashloader_standin.srec"), evk.flashloader);
		workspace.replace("device: MIMXRT1020", "device: " + evk.device);
		CliRun.of("board", "virtual", "--state", workspace.state(), "--kind", evk.name() + "-EVK").exits(ExitCode.DONE);
		return workspace;
	}

	private static CliRun write(SampleWorkspace workspace, Object... more) {
		Object[] all = new Object[4 + more.length];
		all[0] = "write";
		all[1] = workspace.file();
		all[2] = "--state";
		all[3] = workspace.state();
		System.arraycopy(more, 0, all, 4, more.length);
		return CliRun.of(all);
	}

	private static void unsigned(SampleWorkspace workspace) throws IOException {
		String text = Files.readString(workspace.file());
		Files.writeString(workspace.file(),
				text.substring(0, text.indexOf("fuses:")).replace("bootType: authenticated", "bootType: unsigned")
						.replaceAll("(?s)keys:.*?memory:", "memory:"));
	}

	private static void assertWritten(SampleWorkspace workspace) throws Exception {
		byte[] image = Files.readAllBytes(workspace.output().resolve("led_blinky.bin"));
		assertArrayEquals(image, workspace.board().readFlash(IMAGE_OFFSET, image.length));
	}

	@ParameterizedTest
	@EnumSource
	void anUnsignedImageIsWrittenAndBoots(Evk evk) throws Exception {
		SampleWorkspace workspace = workspace(evk);
		unsigned(workspace);
		write(workspace).exits(ExitCode.DONE).says("$ blhost -u 0x1FC9,0x013D -t 5000 -j -- get-property 17 0")
				.says("$ blhost -u 0x1FC9,0x013D -t 5000 -j -- load-image ")
				.says("unsigned_" + evk.device + "_flashloader.bin").says("HAB is open, ROM K3.0.1, flashloader K2.8.0")
				.says("fill-memory 0x00002000 4 0xCF900001").says("fill-memory 0x00002000 4 0xC0000007")
				.says("read-memory 0x30000400 512").says("BOOTED at 0x30002045, HAB open").saysNot("sdphost -u");
		assertWritten(workspace);
	}

	@ParameterizedTest
	@EnumSource
	void aBoardIsClosedByTokenAndWrittenAgain(Evk evk) throws Exception {
		SampleWorkspace workspace = workspace(evk);
		String plan = CliRun.of("otp", "plan", workspace.file(), "--state", workspace.state(), "--burn", "--close")
				.exits(ExitCode.DONE).out();
		Matcher token = Pattern.compile("token: ([0-9a-f]{8})").matcher(plan);
		assertTrue(token.find(), plan);
		write(workspace, "--burn", "--close", "--yes", token.group(1)).exits(ExitCode.DONE)
				.says("BOOTED at 0x30002045, HAB closed, image authenticated");
		assertEquals(2, workspace.board().readFuse(CLOSE_WORD) & 2);
		VirtualBoard board = workspace.board();
		board.setBootPins(BootPins.SERIAL);
		board.powerCycle();
		board.save(workspace.state());
		CliRun.of("board", "list", "--state", workspace.state()).exits(ExitCode.DONE).says("1FC9:013D")
				.says("ROM, takes load-image").says("SP Blank RT Family");
		write(workspace).exits(ExitCode.DONE).says("signed_" + evk.device + "_flashloader.bin")
				.says("HAB is closed, ROM K3.0.1").says("BOOTED at 0x30002045, HAB closed, image authenticated");
		assertWritten(workspace);
	}

	@Test
	void aLoaderOfOtherKeysIsRefusedByAClosedBoardAndTheRunSaysWhy() throws Exception {
		SampleWorkspace workspace = workspace(Evk.MIMXRT1170);
		VirtualBoard board = workspace.board();
		for (int i = 0; i < 8; i++) {
			board.burnFuse(SRK_HASH + i, 0x12345678);
		}
		board.burnFuse(CLOSE_WORD, 2);
		board.powerCycle();
		board.save(workspace.state());
		write(workspace).exits(ExitCode.FAILED).complains("Start the flashloader", "the ROM answered 10101")
				.says("The part is closed: it starts only a flashloader that is signed under the burnt SRK hash.")
				.says("the ROM is running; flash untouched; fuses untouched");
	}

	@ParameterizedTest
	@EnumSource
	void aBoardIsWrittenOverASerialLine(Evk evk) throws Exception {
		SampleWorkspace workspace = workspace(evk);
		VirtualBoard board = VirtualBoard.create(evk.spec());
		board.live(BoardPace.FAST);
		try (UartServer server = new UartServer(board, 0, WriteByLoadImageTest::fail)) {
			String place = "uart:tcp:127.0.0.1:" + server.port();
			CliRun.of("board", "list", "--board", place).exits(ExitCode.DONE).says("ROM, takes load-image");
			CliRun.of("write", workspace.file(), "--board", place).exits(ExitCode.DONE).says("ROM at uart:tcp:")
					.says("HAB is open, ROM K3.0.1").says("40960 bytes are as written").says("SUCCESS");
		}
		BootReport report = board.bootInternally();
		assertTrue(report.booted(), report.toString());
	}

	private static void fail(String trouble) {
		throw new AssertionError(trouble);
	}

	@Test
	void anAbortedLoadIsToldAndTheNextRunSucceeds() throws Exception {
		SampleWorkspace workspace = workspace(Evk.MIMXRT1170);
		Path faults = workspace.faults("faults:\n  - { at: mboot load-image, do: status 10200 }\n");
		write(workspace, "--faults", faults).exits(ExitCode.FAILED).complains("the ROM answered 10200");
		write(workspace).exits(ExitCode.DONE).says("SUCCESS");
	}

	@Test
	void aPlanForAnotherRomFindsNoBoardOnASerialLine() throws Exception {
		SampleWorkspace workspace = new SampleWorkspace(folder);
		VirtualBoard board = VirtualBoard.create(Evk.MIMXRT1170.spec());
		board.live(BoardPace.FAST);
		try (UartServer server = new UartServer(board, 0, WriteByLoadImageTest::fail)) {
			CliRun.of("write", workspace.file(), "--board", "uart:tcp:127.0.0.1:" + server.port())
					.exits(ExitCode.NO_BOARD);
		}
	}
}
