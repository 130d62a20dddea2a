/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.usb.uart;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

import org.bootseal.core.connection.ByteChannel;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.ConnectionException.Reason;

/** A serial line that a TCP connection carries: a virtual board, or a terminal server. It has no speed. */
final class TcpLine implements ByteChannel {

	private static final int CONNECT_MILLIS = 5_000;

	private final String name;
	private final Socket socket;

	private TcpLine(String name, Socket socket) {
		this.name = name;
		this.socket = socket;
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
		Socket socket = new Socket();
		try {
			socket.setTcpNoDelay(true);
			socket.connect(place, CONNECT_MILLIS);
			return new TcpLine(name, socket);
		} catch (IOException e) {
			close(socket);
			throw new ConnectionException(Reason.GONE, name + ": nobody serves this line: " + e.getMessage(),
					"Start what serves it, for a virtual board: bootseal board virtual --state FILE --uart PORT");
		}
	}

	private static InetSocketAddress place(String name) throws ConnectionException {
		String place = name.substring(name.indexOf(':') + 1);
		int colon = place.lastIndexOf(':');
		try {
			return new InetSocketAddress(place.substring(0, colon), Integer.parseInt(place.substring(colon + 1)));
		} catch (IllegalArgumentException | IndexOutOfBoundsException e) {
			throw new ConnectionException(Reason.UNAVAILABLE,
					name + ": this is no place in a network, expected tcp:HOST:PORT");
		}
	}

	private static void close(Socket socket) {
		try {
			socket.close();
		} catch (IOException e) {
			// it carries nothing any more
			return;
		}
	}

	private ConnectionException gone(IOException e) {
		return new ConnectionException(Reason.GONE, name + ": the line is gone: " + e.getMessage());
	}

	@Override
	public void write(byte[] bytes, int offset, int length, Duration timeout) throws ConnectionException {
		try {
			socket.getOutputStream().write(bytes, offset, length);
		} catch (IOException e) {
			throw gone(e);
		}
	}

	@Override
	public int read(byte[] into, int offset, int length, Duration timeout) throws ConnectionException {
		try {
			socket.setSoTimeout((int) Math.max(1, Math.min(timeout.toMillis(), Integer.MAX_VALUE)));
			int count = socket.getInputStream().read(into, offset, length);
			if (count < 0) {
				throw new ConnectionException(Reason.GONE, name + ": the other end has closed the line");
			}
			return count;
		} catch (SocketTimeoutException e) {
			throw new ConnectionException(Reason.TIMED_OUT, name + ": nothing came in time");
		} catch (ConnectionException e) {
			throw e;
		} catch (IOException e) {
			throw gone(e);
		}
	}

	@Override
	public int available() throws ConnectionException {
		try {
			return socket.getInputStream().available();
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
		close(socket);
	}
}
