/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.usb.uart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.bootseal.core.connection.BoardAddress;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.ConnectionException.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Serial ports of the system; terminal devices of socat stand in for adapters. */
@Timeout(60)
class PortLineTest {

	private static final Duration SHORT = Duration.ofMillis(50);

	@TempDir
	private Path folder;
	private final List<Process> programs = new ArrayList<>();

	@AfterEach
	void end() throws InterruptedException {
		for (Process program : programs) {
			// what it has started would outlive it
			program.descendants().forEach(ProcessHandle::destroy);
			program.destroy();
			program.waitFor();
		}
	}

	private void start(String... command) throws IOException {
		programs.add(new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD).start());
	}

	/** A terminal device; at its other end is a program that takes nothing. */
	private BoardAddress.Uart port() throws IOException {
		Path link = folder.resolve("tty");
		start("socat", "PTY,raw,echo=0,link=" + link, "EXEC:sleep 3600,pipes");
		while (!Files.exists(link)) {
			assertTrue(programs.get(0).isAlive(), "socat makes no terminal device");
			Thread.onSpinWait();
		}
		return new BoardAddress.Uart(link.toRealPath().toString(), 115_200);
	}

	private static Reason refusal(int error) {
		ConnectionException failure = PortLine.refused("ttyUSB0", error);
		assertTrue(failure.getMessage().startsWith("ttyUSB0: "), failure.getMessage());
		assertFalse(failure.advice().contains("bootseal "), failure.advice());
		return failure.reason();
	}

	@Test
	void whatTheSystemSaysIsTold() {
		Map.of(13, Reason.NO_PERMISSION, 5, Reason.NO_PERMISSION, 16, Reason.BUSY, 11, Reason.BUSY, 35, Reason.BUSY, 2,
				Reason.GONE, 25, Reason.UNAVAILABLE, 99, Reason.FAILED)
				.forEach((error, reason) -> assertEquals(reason, refusal(error), "error " + error));
	}

	/** Linux locks a port by flock, and refuses the second program with EAGAIN. */
	@Test
	void aPortThatAnotherProgramHasIsBusy() throws IOException {
		BoardAddress.Uart address = port();
		start("flock", address.port(), "sleep", "3600");
		Reason reason;
		do {
			// until flock has got its lock
			reason = opened(address);
		} while (reason == null);
		assertEquals(Reason.BUSY, reason);
	}

	private static Reason opened(BoardAddress.Uart address) {
		try {
			PortLine.open(address).close();
			return null;
		} catch (ConnectionException e) {
			return e.reason();
		}
	}

	@Test
	void whatIsNoPortIsRefused() throws IOException {
		ConnectionException failure = assertThrows(ConnectionException.class,
				() -> PortLine.open(new BoardAddress.Uart("/dev/null", 115_200)));
		assertEquals(Reason.UNAVAILABLE, failure.reason());
		assertFalse(failure.advice().isEmpty());
	}

	@Test
	void aPortThatTakesNothingTimesOut() throws IOException {
		PortLine line = PortLine.open(port());
		byte[] bytes = new byte[1024];
		ConnectionException failure = assertThrows(ConnectionException.class, () -> {
			while (true) {
				line.write(bytes, 0, bytes.length, SHORT);
			}
		});
		assertEquals(Reason.TIMED_OUT, failure.reason());
		assertEquals(Reason.GONE, assertThrows(ConnectionException.class,
				() -> line.write(bytes, 0, bytes.length, SHORT)).reason());
		line.close();
		line.close();
		assertEquals(Reason.GONE, assertThrows(ConnectionException.class,
				() -> line.write(bytes, 0, bytes.length, SHORT)).reason());
	}
}
