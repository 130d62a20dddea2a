/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.uart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.bootseal.board.BoardPace;
import org.bootseal.board.BoardSpec;
import org.bootseal.board.VirtualBoard;
import org.bootseal.board.fault.FaultScript;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Hosts on the served serial line that do what none should. */
@Timeout(60)
class UartServerTest {

	/** The ROM answers so to ERROR_STATUS: its HAB state first. */
	private static final byte[] ERROR_STATUS = { 5, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 };
	private static final byte[] OPEN = { 0x56, 0x78, 0x78, 0x56 };

	private static final int PINGS = 1 << 16;
	/** More than the buffers of the system hold. */
	private static final int MOST = 16 << 20;
	private static final long NO_MORE_MILLIS = 2_000;

	private final List<String> trouble = new CopyOnWriteArrayList<>();
	private VirtualBoard board;
	private UartServer server;

	@BeforeEach
	void serve() throws IOException {
		board = VirtualBoard.create(BoardSpec.mimxrt1020Evk());
		board.live(BoardPace.FAST);
		board.faults(FaultScript.none());
		server = new UartServer(board, 0, trouble::add);
	}

	@AfterEach
	void end() {
		server.close();
		assertEquals(List.of(), trouble);
	}

	private InetSocketAddress place() {
		return new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());
	}

	private void assertAnswers(Socket host) throws IOException {
		host.getOutputStream().write(ERROR_STATUS);
		assertArrayEquals(OPEN, host.getInputStream().readNBytes(OPEN.length));
	}

	/** What a host asks for and does not take is not kept without end: it is read no further. */
	@Test
	void aHostThatTakesNothingIsReadNoFurther() throws Exception {
		server.close();
		PumpedLine.toLoader(board).close();
		board.live(BoardPace.FAST);
		server = new UartServer(board, 0, trouble::add);
		ByteBuffer pings = ByteBuffer.allocate(PINGS);
		while (pings.hasRemaining()) {
			pings.put(UartFrame.control(UartFrame.PING));
		}
		try (SocketChannel host = SocketChannel.open(); Selector selector = Selector.open()) {
			host.setOption(StandardSocketOptions.SO_SNDBUF, PINGS);
			host.connect(place());
			host.configureBlocking(false);
			host.register(selector, SelectionKey.OP_WRITE);
			long sent = 0;
			while (sent < MOST && selector.select(NO_MORE_MILLIS) > 0) {
				selector.selectedKeys().clear();
				sent += host.write(pings.rewind());
			}
			assertTrue(sent < MOST, sent + " bytes were read, and nobody takes the answers");
		}
		try (Socket next = new Socket()) {
			next.connect(place());
			next.getOutputStream().write(UartFrame.control(UartFrame.PING));
			assertArrayEquals(UartFrame.pingResponse(), next.getInputStream().readNBytes(10));
		}
	}

	/** The server sees that a host has gone before the next one comes. */
	private void assertServes() throws IOException {
		try (Socket next = new Socket()) {
			next.connect(place());
			assertAnswers(next);
		}
	}

	@Test
	void hostsThatHangUpAtOnceHarmNobody() throws IOException {
		for (int i = 0; i < 50; i++) {
			try (Socket host = new Socket()) {
				host.setSoLinger(true, 0);
				host.connect(place());
				host.getOutputStream().write(ERROR_STATUS);
			}
		}
		assertServes();
	}
}
