/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.uart;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.bootseal.board.BoardInterface;
import org.bootseal.board.BoardLine;
import org.bootseal.board.VirtualBoard;

/**
 * Serves the serial line of a virtual board on the loopback interface: what a host sends over a TCP connection is what
 * comes out of the line. One host at a time. One thread, which sleeps while nobody wants anything. The board must live
 * in real time, see {@link VirtualBoard#live(org.bootseal.board.BoardPace)}.
 */
public final class UartServer implements AutoCloseable {

	/** A host that sends more than the board takes, or takes less than the board says, has to wait. */
	private static final int MOST_WAITING = 1 << 17;
	private static final long CLOSE_MILLIS = 10_000;

	private final BoardLine line;
	private final Consumer<String> trouble;
	private final Selector selector;
	private final ServerSocketChannel door;
	private final Thread thread;
	private final ByteBuffer buffer = ByteBuffer.allocate(4096);
	private final UartPort uart;
	private final ByteQueue in;
	private final ByteQueue out;
	private SocketChannel host;
	private volatile boolean closing;

	/**
	 * Starts to serve.
	 *
	 * @param board
	 *            the board; nobody else may use its serial line until the server is closed
	 * @param port
	 *            the TCP port; 0 for any that is free
	 * @param trouble
	 *            is told when something is wrong and the server goes on, for people
	 * @throws IOException
	 *             if the port is taken, or the line of the board is in use
	 */
	public UartServer(VirtualBoard board, int port, Consumer<String> trouble) throws IOException {
		this.trouble = trouble;
		selector = Selector.open();
		door = ServerSocketChannel.open();
		try {
			door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
			door.configureBlocking(false).register(selector, SelectionKey.OP_ACCEPT);
			line = board.openLine(BoardInterface.UART);
		} catch (IOException e) {
			door.close();
			selector.close();
			throw new IOException("TCP port " + port + " can't be served: " + e.getMessage(), e);
		}
		uart = new UartPort(line);
		in = uart.in();
		out = uart.out();
		line.onChange(selector::wakeup);
		thread = new Thread(this::run, "bootseal UART");
		thread.setDaemon(true);
		thread.start();
	}

	/** @return the TCP port */
	public int port() {
		return door.socket().getLocalPort();
	}

	/** Ends the connection and gives the line back; nothing happens to the board. */
	@Override
	public void close() {
		closing = true;
		selector.wakeup();
		try {
			thread.join(CLOSE_MILLIS);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	private void run() {
		try (door; selector; line) {
			while (!closing) {
				pump();
				await(uart.untilChange(System.nanoTime()));
				accept();
			}
		} catch (IOException e) {
			trouble.accept("the serial line is served no more: " + e.getMessage());
		} catch (RuntimeException e) {
			trouble.accept("the serial line is served no more, by a fault of this program: " + e);
		} finally {
			hangUp();
		}
	}

	private void await(long nanos) throws IOException {
		if (host != null) {
			int wanted = (hasRoom() ? SelectionKey.OP_READ : 0)
					| (out.size() > 0 ? SelectionKey.OP_WRITE : 0);
			host.keyFor(selector).interestOps(wanted);
		}
		if (nanos == BoardLine.NEVER) {
			selector.select();
		} else {
			selector.select(Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos)));
		}
		selector.selectedKeys().clear();
	}

	private void accept() throws IOException {
		SocketChannel next = door.accept();
		if (next == null) {
			return;
		}
		// the host may have gone just before this one came
		pump();
		if (host != null) {
			next.close();
			trouble.accept("the serial line is in use; another program was turned away");
			return;
		}
		try {
			next.configureBlocking(false);
			next.setOption(StandardSocketOptions.TCP_NODELAY, true);
			next.register(selector, SelectionKey.OP_READ);
		} catch (IOException e) {
			// one that has gone already; others may come
			next.close();
			return;
		}
		host = next;
		in.clear();
		out.clear();
	}

	private void pump() {
		// what comes first after a reset is not for the software before it
		uart.follow();
		try {
			if (host != null && !receive()) {
				hangUp();
			}
			uart.pump(System.nanoTime());
			if (host != null) {
				send();
			}
		} catch (IOException e) {
			hangUp();
		}
	}

	private boolean hasRoom() {
		return in.size() < MOST_WAITING && out.size() < MOST_WAITING;
	}

	/** Whether the host is still there. */
	private boolean receive() throws IOException {
		while (hasRoom()) {
			int count = host.read(buffer.clear());
			if (count <= 0) {
				return count == 0;
			}
			in.add(buffer.flip());
		}
		return true;
	}

	private void send() throws IOException {
		if (out.size() > 0) {
			out.skip(host.write(ByteBuffer.wrap(out.look(out.size()))));
		}
	}

	private void hangUp() {
		if (host != null) {
			try {
				host.close();
			} catch (IOException e) {
				trouble.accept("a connection could not be closed: " + e.getMessage());
			}
			host = null;
		}
	}
}
