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
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

import org.bootseal.board.BoardPace;
import org.bootseal.board.BoardSpec;
import org.bootseal.board.VirtualBoard;
import org.bootseal.board.fault.Fault;
import org.bootseal.board.fault.FaultEffect;
import org.bootseal.board.fault.FaultScript;
import org.bootseal.board.fault.FaultSite;
import org.bootseal.board.uart.UartServer;
import org.bootseal.core.connection.BootReport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs over a serial line, from the ROM to the reset. */
class WriteSerialTest {

	@TempDir
	private Path folder;

	private SampleWorkspace workspace;
	private final VirtualBoard board = VirtualBoard.create(BoardSpec.mimxrt1020Evk());

	@BeforeEach
	void prepare() throws IOException {
		workspace = new SampleWorkspace(folder);
		board.live(BoardPace.FAST);
	}

	private static void fail(String trouble) {
		throw new AssertionError(trouble);
	}

	private void assertBoots() {
		BootReport report = board.bootInternally();
		assertTrue(report.booted(), report.toString());
	}

	@Test
	void aBoardIsWrittenOverTcp() throws IOException {
		try (UartServer server = new UartServer(board, 0, WriteSerialTest::fail)) {
			CliRun.of("write", workspace.file(), "--board", "uart:tcp:127.0.0.1:" + server.port())
					.exits(ExitCode.DONE).says("ROM at uart:tcp:").says("40960 bytes are as written").says("SUCCESS");
			// the ROM is back; the next run finds it by the same questions
			CliRun.of("board", "list", "--board", "uart:tcp:127.0.0.1:" + server.port()).exits(ExitCode.DONE)
					.says("ROM, serial downloader");
		}
		assertBoots();
	}

	/** A terminal device, which the system's own serial driver and jSerialComm take for a port. */
	@Test
	void aBoardIsWrittenOverATerminalDevice() throws IOException {
		Path link = folder.resolve("tty");
		Output output = new Output(CliRun.nobody(), false, false);
		try (ServedLine line = ServedLine.of(output, board, null, link)) {
			line.show(output);
			CliRun.of("write", workspace.file(), "--board", "uart:" + link.toRealPath()).exits(ExitCode.DONE)
					.says("SUCCESS");
		}
		assertFalse(Files.exists(link, LinkOption.NOFOLLOW_LINKS));
		assertBoots();
	}

	@Test
	void anErrorAmidTheDataIsTold() throws IOException {
		board.faults(new FaultScript(0,
				List.of(Fault.at(FaultSite.PROGRAM_PAGE, FaultEffect.status(20106)).number(40))));
		try (UartServer server = new UartServer(board, 0, WriteSerialTest::fail)) {
			CliRun.of("write", workspace.file(), "--retries", "0", "--board", "uart:tcp:127.0.0.1:" + server.port())
					.exits(ExitCode.FAILED).complains("Write the image").says("20106");
		}
	}

	@Test
	void aBoardThatIsUnpluggedIsGone() throws IOException {
		board.faults(new FaultScript(0, List.of(Fault.at(FaultSite.TRANSFER, FaultEffect.unplug()).nth(60))));
		try (UartServer server = new UartServer(board, 0, WriteSerialTest::fail)) {
			String place = "uart:tcp:127.0.0.1:" + server.port();
			CliRun.of("write", workspace.file(), "--board", place).exits(ExitCode.FAILED);
			board.faults(FaultScript.none());
			board.powerCycle();
			CliRun.of("write", workspace.file(), "--board", place).exits(ExitCode.DONE).says("SUCCESS");
		}
		assertBoots();
	}

	@Test
	void aLineOnWhichNobodyAnswersIsToldAsSuch() throws IOException {
		board.faults(new FaultScript(0, List.of(Fault.at(FaultSite.TRANSFER, FaultEffect.drop()).everyTime())));
		try (UartServer server = new UartServer(board, 0, WriteSerialTest::fail)) {
			CliRun.of("write", workspace.file(), "--board", "uart:tcp:127.0.0.1:" + server.port())
					.exits(ExitCode.NO_BOARD).complains("nobody answers at uart:tcp:").says("RX and TX")
					.saysNot("USB port");
		}
	}

	@Test
	void aPlaceThatIsNoneIsWrongUse() {
		CliRun.of("write", workspace.file(), "--board", "uart:tcp:here").exits(ExitCode.BAD_INPUT)
				.complains("--board: found \"uart:tcp:here\"", "uart:tcp:HOST:PORT");
		CliRun.of("write", workspace.file(), "--board", "uart:/dev/null").exits(ExitCode.NO_BOARD)
				.complains("this is no serial port").says("nothing was sent").saysNot("hub");
	}

	@Test
	void portsAreListedAndNoneIsOpened() {
		CliRun.of("board", "list", "--ports").exits(ExitCode.DONE);
	}

	@Test
	void aLineThatNobodyServesIsTold() throws IOException {
		int port;
		try (UartServer server = new UartServer(board, 0, WriteSerialTest::fail)) {
			port = server.port();
		}
		CliRun.of("write", workspace.file(), "--board", "uart:tcp:127.0.0.1:" + port).exits(ExitCode.NO_BOARD)
				.complains("nobody serves this line").says("No ROM in serial download and no flashloader is there")
				.saysNot("USB port");
		CliRun.of("write", workspace.file(), "--board", "uart:" + folder.resolve("ttyNone")).exits(ExitCode.NO_BOARD)
				.complains("there is no such serial port");
		assertEquals(1, board.statistics().resets());
	}
}
