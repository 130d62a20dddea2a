/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.usb.uart;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.bootseal.core.connection.BoardAddress;
import org.bootseal.core.connection.ByteChannel;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.ConnectionException.Reason;

/**
 * A serial line that a TCP connection carries: a virtual board, or a terminal server. It has no speed. Nothing blocks
 * longer than it is given, also when the other end does not take what is sent.
 */
final class TcpLine implements ByteChannel {

	private static final int CONNECT_MILLIS = 5_000;
	private static final int RECEIVED = 1 << 16;

	private final String name;
	private final SocketChannel socket;
	private final Selector selector;
	private final SelectionKey key;
	/** What has come and was not asked for yet; ready to be taken from. */
	private final ByteBuffer received = ByteBuffer.allocate(RECEIVED).flip();

	private TcpLine(String name, SocketChannel socket) throws IOException {
		this.name = name;
		this.socket = socket;
		socket.configureBlocking(false);
		selector = Selector.open();
		key = socket.register(selector, 0);
	}

	/**
	 * @param name
	 *            "tcp:HOST:PORT"
	 * @return the line, connected
	 * @throws ConnectionException
	 *             if nobody serves it, or the name is none
	 */
	static TcpLine open(String name) throws ConnectionException {
		InetSocketAddress place = place(name);
		SocketChannel socket = null;
		try {
			socket = SocketChannel.open();
			socket.socket().setTcpNoDelay(true);
			socket.socket().connect(place, CONNECT_MILLIS);
			return new TcpLine(name, socket);
		} catch (IOException e) {
			close(socket);
			throw new ConnectionException(Reason.GONE, name + ": nobody serves this line: " + e.getMessage(),
					"Start what serves this line: a terminal server, or a virtual board with a serial line.");
		}
	}

	private static InetSocketAddress place(String name) throws ConnectionException {
		String place = name.substring(BoardAddress.Uart.TCP.length());
		int colon = place.lastIndexOf(':');
		try {
			return new InetSocketAddress(place.substring(0, colon), Integer.parseInt(place.substring(colon + 1)));
		} catch (IllegalArgumentException | IndexOutOfBoundsException e) {
			throw new ConnectionException(Reason.UNAVAILABLE,
					name + ": this is no place in a network, expected tcp:HOST:PORT");
		}
	}

	private static void close(Closeable resource) {
		try {
			if (resource != null) {
				resource.close();
			}
		} catch (IOException e) {
			// it carries nothing any more
			return;
		}
	}

	private ConnectionException gone(Exception e) {
		return new ConnectionException(Reason.GONE, name + ": the line is gone: " + e.getMessage());
	}

	@Override
	public void write(byte[] bytes, int offset, int length, Duration timeout) throws ConnectionException {
		long end = System.nanoTime() + timeout.toNanos();
		ByteBuffer rest = ByteBuffer.wrap(bytes, offset, length);
		try {
			while (rest.hasRemaining()) {
				if (socket.write(rest) == 0 && !await(SelectionKey.OP_WRITE, end)) {
					throw new ConnectionException(Reason.TIMED_OUT, name + ": the other end took "
							+ (length - rest.remaining()) + " of " + length + " bytes in time");
				}
			}
		} catch (ConnectionException e) {
			throw e;
		} catch (IOException | ClosedSelectorException | CancelledKeyException e) {
			throw gone(e);
		}
	}

	@Override
	public int read(byte[] into, int offset, int length, Duration timeout) throws ConnectionException {
		long end = System.nanoTime() + timeout.toNanos();
		try {
			while (!received.hasRemaining()) {
				if (receive() < 0) {
					throw new ConnectionException(Reason.GONE, name + ": the other end has closed the line");
				}
				if (!received.hasRemaining() && !await(SelectionKey.OP_READ, end)) {
					throw new ConnectionException(Reason.TIMED_OUT, name + ": nothing came in time");
				}
			}
		} catch (ConnectionException e) {
			throw e;
		} catch (IOException | ClosedSelectorException | CancelledKeyException e) {
			throw gone(e);
		}
		int count = Math.min(length, received.remaining());
		received.get(into, offset, count);
		return count;
	}

	/** @return how many bytes came, or -1 at the end of the line */
	private int receive() throws IOException {
		received.compact();
		try {
			return socket.read(received);
		} finally {
			received.flip();
		}
	}

	/**
	 * Waits until the socket can do something. An interrupt is kept for whoever waits for it, and ends nothing here.
	 */
	private boolean await(int what, long end) throws IOException {
		boolean interrupted = false;
		try {
			key.interestOps(what);
			while (true) {
				long left = end - System.nanoTime();
				if (left <= 0) {
					return false;
				}
				interrupted |= Thread.interrupted();
				if (selector.select(Math.max(1, TimeUnit.NANOSECONDS.toMillis(left))) > 0) {
					selector.selectedKeys().clear();
					return true;
				}
			}
		} finally {
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}

	@Override
	public int available() throws ConnectionException {
		try {
			receive();
			return received.remaining();
		} catch (IOException e) {
			throw gone(e);
		}
	}

	@Override
	public int baudRate() {
		return 0;
	}

	@Override
	public void baudRate(int baudRate) {
		// a connection goes as fast as it goes
	}

	@Override
	public void close() {
		close(selector);
		close(socket);
	}
}
