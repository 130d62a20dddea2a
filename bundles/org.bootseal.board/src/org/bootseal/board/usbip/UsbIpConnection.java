/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.usbip;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

import org.bootseal.board.BoardLine;
import org.bootseal.board.usbip.UsbIpMessages.BadMessage;
import org.bootseal.core.connection.FoundBoard;

/** A connection to one host: it asks what there is, or imports a board and has its transfers. */
final class UsbIpConnection {

	/** What a server has. */
	interface Boards {

		/** The boards, on the bus or not. */
		Iterable<ServedBoard> all();
	}

	private static final int SMALL = 512;
	private static final int LARGE = 1 << 17;
	/** More waits to be sent than this: nothing more is read from a host that does not listen. */
	private static final int MOST_UNSENT = 1 << 20;
	/** More transfers than a system has at once. */
	private static final int MOST_TRANSFERS = 1 << 14;
	private static final long MOST_DATA = 32L << 20;
	/** A host that does not fetch what was sent is left after this. */
	private static final long LONGEST_FAREWELL = 1_000_000_000L;

	private final SocketChannel channel;
	private final SelectionKey key;
	private final Boards boards;
	private final boolean framed;
	private final Deque<ByteBuffer> unsent = new ArrayDeque<>();
	private ByteBuffer input = ByteBuffer.allocate(SMALL);
	private Optional<ServedBoard> board = Optional.empty();
	private Optional<PendingUrbs> urbs = Optional.empty();
	private long unsentBytes;
	private boolean closing;
	private long closeAt;

	UsbIpConnection(SocketChannel channel, SelectionKey key, Boards boards, boolean framed) {
		this.channel = channel;
		this.key = key;
		this.boards = boards;
		this.framed = framed;
	}

	/** The board that the host has. */
	Optional<ServedBoard> board() {
		return board;
	}

	/** Gives the board to the host, without being asked in this connection. */
	void use(ServedBoard served, BoardLine.Presence presence, FoundBoard shown) {
		board = Optional.of(served);
		HidDevice device = new HidDevice(Descriptors.of(shown));
		urbs = Optional.of(new PendingUrbs(served.line(), presence.generation(), device,
				(urb, status, actual, data) -> send(UsbIpMessages.ended(urb, status, actual, data)), framed));
	}

	private void send(ByteBuffer message) {
		unsentBytes += message.remaining();
		unsent.add(message);
	}

	/** Ends the connection when all has been sent. */
	void finish() {
		if (!closing) {
			closing = true;
			closeAt = System.nanoTime() + LONGEST_FAREWELL;
		}
	}

	/**
	 * Reads what has come.
	 *
	 * @throws IOException
	 *             if the host is gone
	 * @throws BadMessage
	 *             if it sends what can't be
	 */
	void read() throws IOException, BadMessage {
		if (channel.read(input) < 0) {
			throw new IOException("the host has ended the connection");
		}
		input.flip();
		boolean more = true;
		while (more && !closing) {
			more = urbs.isPresent() ? transfer(urbs.get()) : request();
		}
		// a host that only asks what there is needs no more than a little room
		boolean grows = urbs.isPresent() && input.capacity() < LARGE;
		input = grows ? ByteBuffer.allocate(LARGE).put(input) : input.compact();
	}

	private boolean request() throws BadMessage {
		if (input.remaining() < UsbIpMessages.REQUEST_LENGTH) {
			return false;
		}
		int at = input.position();
		int version = input.getShort(at) & 0xFFFF;
		int code = input.getShort(at + 2) & 0xFFFF;
		if (version != UsbIpMessages.VERSION) {
			throw new BadMessage(String.format("version 0x%04X of the protocol", version));
		}
		if (code == UsbIpMessages.REQUEST_LIST) {
			input.position(at + UsbIpMessages.REQUEST_LENGTH);
			list();
			return true;
		}
		if (code != UsbIpMessages.REQUEST_IMPORT) {
			throw new BadMessage(String.format("request 0x%04X", code));
		}
		if (input.remaining() < UsbIpMessages.REQUEST_LENGTH + UsbIpMessages.BUS_ID_LENGTH) {
			return false;
		}
		input.position(at + UsbIpMessages.REQUEST_LENGTH);
		give(UsbIpMessages.text(input, UsbIpMessages.BUS_ID_LENGTH));
		return true;
	}

	private void list() {
		Deque<ByteBuffer> entries = new ArrayDeque<>();
		for (ServedBoard each : boards.all()) {
			each.line().presence().shown().ifPresent(shown -> entries.add(UsbIpMessages.listed(each, shown)));
		}
		send(UsbIpMessages.list(entries.size()));
		entries.forEach(this::send);
	}

	private void give(String busId) {
		for (ServedBoard each : boards.all()) {
			BoardLine.Presence presence = each.line().presence();
			if (each.busId().equals(busId) && presence.shown().isPresent()) {
				if (each.isTaken()) {
					send(UsbIpMessages.refused(UsbIpMessages.BUSY));
					finish();
				} else {
					send(UsbIpMessages.imported(each, presence.shown().get()));
					use(each, presence, presence.shown().get());
					each.taken(this, host());
				}
				return;
			}
		}
		send(UsbIpMessages.refused(UsbIpMessages.NOT_THERE));
		finish();
	}

	private String host() {
		return String.valueOf(channel.socket().getRemoteSocketAddress());
	}

	private boolean transfer(PendingUrbs pending) throws BadMessage {
		if (input.remaining() < UsbIpMessages.HEADER_LENGTH) {
			return false;
		}
		int at = input.position();
		int command = input.getInt(at);
		if (command == UsbIpMessages.UNLINK) {
			int status = pending.unlink(input.getInt(at + 20)) ? Urb.UNLINKED : 0;
			send(UsbIpMessages.unlinked(input.getInt(at + 4), status));
			input.position(at + UsbIpMessages.HEADER_LENGTH);
			return true;
		}
		if (command != UsbIpMessages.SUBMIT) {
			throw new BadMessage("command " + (command & 0xFFFFFFFFL));
		}
		Optional<Urb> urb = UsbIpMessages.submit(input, PendingUrbs.frame());
		if (urb.isEmpty()) {
			return false;
		}
		pending.submit(urb.get());
		if (pending.count() > MOST_TRANSFERS || pending.heldBytes() > MOST_DATA) {
			throw new BadMessage("more transfers at once than any system has");
		}
		return true;
	}

	/**
	 * Does what can be done now, and sends what there is to send.
	 *
	 * @return nanoseconds until there is more to do by itself
	 * @throws IOException
	 *             if the connection has ended, or ends now
	 */
	long pump() throws IOException {
		long wait = BoardLine.NEVER;
		if (urbs.isPresent() && unsentBytes < MOST_UNSENT && !closing) {
			wait = urbs.get().pump();
			if (urbs.get().isGone()) {
				finish();
			}
		}
		flush();
		if (closing) {
			wait = closeAt - System.nanoTime();
			if (unsent.isEmpty() || wait <= 0) {
				channel.close();
				return BoardLine.NEVER;
			}
		}
		int read = closing || unsentBytes >= MOST_UNSENT ? 0 : SelectionKey.OP_READ;
		key.interestOps(unsent.isEmpty() ? read : read | SelectionKey.OP_WRITE);
		return wait;
	}

	private void flush() throws IOException {
		while (!unsent.isEmpty()) {
			long sent = channel.write(unsent.toArray(new ByteBuffer[0]), 0, Math.min(unsent.size(), 64));
			if (sent == 0) {
				return;
			}
			unsentBytes -= sent;
			while (!unsent.isEmpty() && !unsent.peek().hasRemaining()) {
				unsent.remove();
			}
		}
	}

	boolean isOpen() {
		return channel.isOpen();
	}

	/** Ends the connection at once. */
	void close() throws IOException {
		channel.close();
	}
}
