/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.usbip;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.bootseal.board.usbip.UsbIpHost.Ended;
import org.bootseal.core.connection.BoardFinder;
import org.bootseal.core.connection.BoardMode;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.ConnectionException.Reason;
import org.bootseal.core.connection.FoundBoard;
import org.bootseal.core.connection.HidChannel;
import org.bootseal.core.connection.UsbId;

/** The boards of a server as the core wants them. Its clock runs fast, so that a host soon gives up to wait. */
final class UsbIpBus implements BoardFinder {

	private static final int FASTER = 10;

	private final Map<UsbId, BoardMode> modes = Map.of(new UsbId(0x1FC9, 0x0130), BoardMode.ROM,
			new UsbId(0x1FC9, 0x013D), BoardMode.MBOOT_ROM);
	private final int port;
	private final ServerEvents events;
	private int seen;
	private int open;

	UsbIpBus(int port, ServerEvents events) {
		this.port = port;
		this.events = events;
	}

	/** Channels that nobody closed. */
	int open() {
		return open;
	}

	@Override
	public List<FoundBoard> find() throws ConnectionException {
		seen = events.count();
		List<FoundBoard> found = new ArrayList<>();
		try {
			for (UsbIpHost.Entry entry : UsbIpHost.list(port)) {
				UsbId id = new UsbId(entry.vendor(), entry.product());
				found.add(new FoundBoard("usbip:" + entry.busId(), Optional.of(id),
						modes.getOrDefault(id, BoardMode.FLASHLOADER), "", "", ""));
			}
		} catch (IOException e) {
			throw new ConnectionException(Reason.FAILED, e.getMessage());
		}
		return found;
	}

	@Override
	public HidChannel open(FoundBoard board) throws ConnectionException {
		try {
			UsbIpHost host = UsbIpHost.of(port, board.path().substring("usbip:".length()));
			open++;
			return new Channel(host, board.mode() == BoardMode.ROM);
		} catch (IOException e) {
			throw new ConnectionException(Reason.GONE, e.getMessage());
		}
	}

	@Override
	public void awaitChange(Duration longest) throws InterruptedException {
		events.awaitMore(seen, longest.dividedBy(FASTER).plusMillis(1));
	}

	@Override
	public long nanoTime() {
		return System.nanoTime() * FASTER;
	}

	private final class Channel implements HidChannel {

		private final UsbIpHost host;
		/** Whether reports go out by the control pipe. */
		private final boolean isRom;
		private boolean closed;

		Channel(UsbIpHost host, boolean isRom) {
			this.host = host;
			this.isRom = isRom;
		}

		/** A transfer: taken back when its time is over. */
		private Ended transfer(int number, Duration timeout) throws IOException {
			Optional<Ended> ended = host.ended(number, (int) timeout.toMillis() / FASTER);
			if (ended.isEmpty() && host.ended(host.unlink(number)).status() != 0) {
				throw new ConnectionException(Reason.TIMED_OUT, "the board did not answer in time");
			}
			Ended end = ended.isPresent() ? ended.get() : host.ended(number);
			switch (end.status()) {
			case 0:
				return end;
			case Urb.STALLED:
				if (!isRom) {
					host.control(2, 1, 0, UsbIpHost.OUT, 0);
				}
				host.control(2, 1, 0, UsbIpHost.IN, 0);
				throw new ConnectionException(Reason.STALLED, "the board stalled the endpoint");
			case Urb.OVERFLOW:
				throw new ConnectionException(Reason.GARBLED, "the board sent too much");
			default:
				throw new ConnectionException(Reason.FAILED, "status " + end.status());
			}
		}

		private ConnectionException told(IOException e) {
			return e instanceof ConnectionException known ? known
					: new ConnectionException(Reason.GONE, "the board is no longer on the bus");
		}

		@Override
		public void write(byte[] report, Duration timeout) throws ConnectionException {
			try {
				transfer(isRom ? host.submitReport(report) : host.submitOut(report), timeout);
			} catch (IOException e) {
				throw told(e);
			}
		}

		@Override
		public byte[] read(Duration timeout) throws ConnectionException {
			try {
				return transfer(host.submitIn(1025), timeout).data();
			} catch (IOException e) {
				throw told(e);
			}
		}

		@Override
		public int longestOutputReport() {
			return isRom ? 1025 : 1021;
		}

		@Override
		public void close() {
			if (!closed) {
				closed = true;
				open--;
				try {
					host.close();
				} catch (IOException e) {
					throw new IllegalStateException(e);
				}
			}
		}
	}
}
