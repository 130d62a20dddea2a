/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.usbip;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.bootseal.board.BoardInterface;
import org.bootseal.board.BoardLine;
import org.bootseal.board.VirtualBoard;
import org.bootseal.board.usbip.UsbIpMessages.BadMessage;
import org.bootseal.core.connection.ConnectionException;

/**
 * Serves virtual boards over USB/IP on the loopback interface: the first as "1-1", the second as "1-2" and so on. One
 * thread serves them all, and sleeps while nobody wants anything. The boards must live in real time, see
 * {@link VirtualBoard#live(org.bootseal.board.BoardPace)}; other threads may set pins, press reset keys and the like.
 */
public final class UsbIpServer implements AutoCloseable {

	private static final int MOST_CONNECTIONS = 64;
	private static final int DEVICE_NUMBERS = 126;
	private static final long CLOSE_MILLIS = 10_000;

	private final UsbIpOptions options;
	private final UsbIpListener listener;
	private final List<ServedBoard> boards = new ArrayList<>();
	private final Map<ServedBoard, PortKeeper> keepers = new HashMap<>();
	private final List<UsbIpConnection> connections = new ArrayList<>();
	private final Selector selector;
	private final ServerSocketChannel door;
	private final Thread thread;
	private int appearances;
	private volatile boolean closing;

	/**
	 * Starts to serve.
	 *
	 * @param boards
	 *            the boards; nobody else may use their USB until the server is closed
	 * @param options
	 *            how
	 * @param listener
	 *            is told what happens
	 * @throws IOException
	 *             if the port is taken
	 * @throws ConnectionException
	 *             if a board is in use, or boards are to be attached and that can't be done; the message says why
	 */
	public UsbIpServer(List<VirtualBoard> boards, UsbIpOptions options, UsbIpListener listener) throws IOException {
		this.options = options;
		this.listener = listener;
		Optional<VhciController> controller = options.attach() ? Optional.of(VhciController.ofSystem())
				: Optional.empty();
		selector = Selector.open();
		door = ServerSocketChannel.open();
		try {
			for (VirtualBoard board : boards) {
				add(board.openLine(BoardInterface.USB), controller);
			}
			bind();
			door.configureBlocking(false).register(selector, SelectionKey.OP_ACCEPT);
		} catch (IOException e) {
			release();
			throw e;
		}
		thread = new Thread(this::run, "bootseal USB/IP");
		thread.setDaemon(true);
		thread.start();
	}

	private void bind() throws IOException {
		try {
			door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), options.port()));
		} catch (BindException e) {
			throw new IOException("TCP port " + options.port() + " can't be served: " + e.getMessage(), e);
		}
	}

	private void add(BoardLine line, Optional<VhciController> controller) {
		line.onChange(selector::wakeup);
		ServedBoard board = new ServedBoard("1-" + (boards.size() + 1), line, listener,
				() -> 2 + appearances++ % DEVICE_NUMBERS);
		boards.add(board);
		controller.ifPresent(host -> keepers.put(board, new PortKeeper(host)));
	}

	/** @return the TCP port */
	public int port() {
		return door.socket().getLocalPort();
	}

	/** Ends all connections: the boards leave the bus of their hosts. Waits until the boards are free. */
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
		String end = "an error of the program";
		try {
			while (!closing) {
				long wait = serve();
				await(wait);
			}
			end = "";
		} catch (IOException e) {
			end = e.toString();
		} finally {
			if (!end.isEmpty()) {
				listener.trouble("the USB/IP server has ended: " + end);
			}
			release();
		}
	}

	/** Everything that can be done without waiting; gives the nanoseconds until there is more. */
	private long serve() {
		long wait = BoardLine.NEVER;
		for (ServedBoard board : boards) {
			follow(board);
		}
		for (UsbIpConnection connection : List.copyOf(connections)) {
			wait = Math.min(wait, pump(connection));
		}
		for (ServedBoard board : boards) {
			wait = Math.min(wait, board.line().untilChange());
			if (board.isBehind()) {
				wait = 0;
			}
			if (keepers.containsKey(board)) {
				wait = Math.min(wait, keepers.get(board).untilLook());
			}
		}
		return wait;
	}

	private void follow(ServedBoard board) {
		boolean appeared = board.follow().isPresent();
		PortKeeper keeper = keepers.get(board);
		if (keeper == null) {
			return;
		}
		BoardLine.Presence presence = board.line().presence();
		if (appeared || presence.shown().isEmpty()) {
			keeper.want(appeared);
		}
		if (board.isTaken() || presence.shown().isEmpty()) {
			return;
		}
		try {
			Optional<SocketChannel> end = keeper.plug(UsbIpMessages.deviceId(board.deviceNumber()));
			if (end.isPresent()) {
				UsbIpConnection connection = connect(end.get());
				connection.use(board, presence, presence.shown().get());
				board.taken(connection, "the USB of this computer");
			}
		} catch (IOException e) {
			listener.trouble(board.busId() + " could not be attached: " + e.getMessage());
		}
	}

	private UsbIpConnection connect(SocketChannel channel) throws IOException {
		channel.configureBlocking(false);
		channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
		SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
		UsbIpConnection connection = new UsbIpConnection(channel, key, () -> boards, options.framed());
		key.attach(connection);
		connections.add(connection);
		return connection;
	}

	private long pump(UsbIpConnection connection) {
		long wait = BoardLine.NEVER;
		try {
			wait = connection.pump();
		} catch (IOException e) {
			drop(connection);
		}
		if (!connection.isOpen()) {
			drop(connection);
		}
		return wait;
	}

	/** The other end is gone, or is to be; that is no trouble for anybody else. */
	private void drop(UsbIpConnection connection) {
		connections.remove(connection);
		connection.board().ifPresent(board -> board.ended(connection));
		try {
			connection.close();
		} catch (IOException e) {
			listener.trouble("a connection could not be closed: " + e.getMessage());
		}
	}

	private void await(long nanos) throws IOException {
		long millis = TimeUnit.NANOSECONDS.toMillis(nanos);
		if (nanos == BoardLine.NEVER) {
			selector.select();
		} else if (millis > 0) {
			selector.select(millis);
		} else {
			// a selector counts in milliseconds, a high-speed bus in eighths of that
			selector.selectNow();
			if (selector.selectedKeys().isEmpty()) {
				LockSupport.parkNanos(nanos);
				selector.selectNow();
			}
		}
		for (SelectionKey key : selector.selectedKeys()) {
			if (key.channel() == door) {
				accept();
			} else if (key.isValid() && key.isReadable()) {
				read((UsbIpConnection) key.attachment());
			}
		}
		selector.selectedKeys().clear();
	}

	private void accept() {
		try {
			SocketChannel channel = door.accept();
			if (channel == null) {
				return;
			}
			if (connections.size() >= MOST_CONNECTIONS) {
				channel.close();
				listener.trouble("a host was refused: there are " + MOST_CONNECTIONS + " connections already");
				return;
			}
			connect(channel);
		} catch (IOException e) {
			listener.trouble("a host could not connect: " + e.getMessage());
		}
	}

	private void read(UsbIpConnection connection) {
		try {
			connection.read();
		} catch (BadMessage e) {
			listener.trouble("a host was left because it sent " + e.getMessage());
			drop(connection);
		} catch (IOException e) {
			drop(connection);
		}
	}

	private void release() {
		for (UsbIpConnection connection : List.copyOf(connections)) {
			drop(connection);
		}
		boards.forEach(board -> board.line().close());
		try {
			door.close();
			selector.close();
		} catch (IOException e) {
			listener.trouble("the server could not be closed: " + e.getMessage());
		}
	}
}
