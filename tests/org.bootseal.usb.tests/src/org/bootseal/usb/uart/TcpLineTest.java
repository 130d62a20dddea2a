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
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.bootseal.core.connection.BoardAddress;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.ConnectionException.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Lines over TCP whose other end does what it should not. */
@Timeout(60)
class TcpLineTest {

	private static final Duration SHORT = Duration.ofMillis(50);
	private static final Duration LONG = Duration.ofSeconds(20);

	private ServerSocket server;
	private String name;

	@BeforeEach
	void serve() throws IOException {
		server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
		server.setSoTimeout((int) LONG.toMillis());
		name = "tcp:" + server.getInetAddress().getHostAddress() + ":" + server.getLocalPort();
	}

	@AfterEach
	void end() throws IOException {
		server.close();
	}

	private static Reason reason(ConnectionException e) {
		return e.reason();
	}

	@Test
	void whatNobodyTakesTimesOut() throws IOException {
		TcpLine line = TcpLine.open(name);
		try (Socket peer = server.accept()) {
			assertTrue(peer.isConnected());
			byte[] much = new byte[64 << 20];
			assertEquals(Reason.TIMED_OUT, reason(assertThrows(ConnectionException.class,
					() -> line.write(much, 0, much.length, SHORT))));
		} finally {
			line.close();
		}
	}

	@Test
	void whatComesInPiecesIsCounted() throws IOException {
		TcpLine line = TcpLine.open(name);
		try (Socket peer = server.accept()) {
			byte[] into = new byte[8];
			assertEquals(0, line.available());
			assertEquals(Reason.TIMED_OUT,
					reason(assertThrows(ConnectionException.class, () -> line.read(into, 0, 8, SHORT))));
			peer.getOutputStream().write(new byte[] { 1, 2, 3 });
			assertEquals(1, line.read(into, 0, 1, LONG));
			peer.getOutputStream().write(new byte[] { 4, 5 });
			while (line.available() < 4) {
				Thread.onSpinWait();
			}
			assertEquals(4, line.read(into, 1, 7, SHORT));
			assertEquals(List.of(1, 2, 3, 4, 5), List.of((int) into[0], (int) into[1], (int) into[2], (int) into[3],
					(int) into[4]));
		} finally {
			line.close();
		}
	}

	@Test
	void theEndOfTheLineIsTold() throws IOException {
		TcpLine line = TcpLine.open(name);
		try (Socket peer = server.accept()) {
			peer.close();
			byte[] into = new byte[8];
			assertEquals(Reason.GONE,
					reason(assertThrows(ConnectionException.class, () -> line.read(into, 0, 8, LONG))));
		} finally {
			line.close();
		}
		assertEquals(Reason.GONE,
				reason(assertThrows(ConnectionException.class, () -> line.write(new byte[1], 0, 1, LONG))));
	}

	@Test
	void anInterruptIsKeptAndEndsNoRead() throws IOException {
		TcpLine line = TcpLine.open(name);
		try (Socket peer = server.accept()) {
			Thread.currentThread().interrupt();
			byte[] into = new byte[8];
			assertEquals(Reason.TIMED_OUT,
					reason(assertThrows(ConnectionException.class, () -> line.read(into, 0, 8, SHORT))));
			assertTrue(Thread.interrupted());
			peer.getOutputStream().write(7);
			assertEquals(1, line.read(into, 0, 8, LONG));
		} finally {
			line.close();
		}
	}

	/** An application prints, a terminal server echoes: that is no board, and looking for one ends. */
	@Test
	void aPeerThatTalksAllTheTimeIsNoBoard() throws IOException, InterruptedException {
		CountDownLatch ended = new CountDownLatch(1);
		Thread talker = new Thread(() -> {
			byte[] noise = new byte[4096];
			Arrays.fill(noise, (byte) 'x');
			try (Socket peer = server.accept(); OutputStream out = peer.getOutputStream()) {
				while (ended.getCount() > 0) {
					out.write(noise);
				}
			} catch (IOException e) {
				// the line was closed
				return;
			}
		});
		talker.start();
		try (SerialBoard board = new SerialBoard(new BoardAddress.Uart(name, 115_200))) {
			assertEquals(List.of(), board.find());
			assertEquals(List.of(), board.find());
		}
		ended.countDown();
		talker.join(LONG.toMillis());
		assertFalse(talker.isAlive());
	}

	@Test
	void adviceNamesNoCommandOfOneFrontEnd() throws IOException {
		server.close();
		ConnectionException failure = assertThrows(ConnectionException.class, () -> TcpLine.open(name));
		assertEquals(Reason.GONE, failure.reason());
		assertFalse(failure.advice().isEmpty());
		assertFalse(failure.advice().contains("bootseal "), failure.advice());
	}
}
