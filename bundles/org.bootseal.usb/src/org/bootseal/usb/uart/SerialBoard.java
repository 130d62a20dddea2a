/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.usb.uart;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.connection.BoardAddress;
import org.bootseal.core.connection.BoardChannel;
import org.bootseal.core.connection.BoardFinder;
import org.bootseal.core.connection.BoardMode;
import org.bootseal.core.connection.ByteChannel;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.ConnectionException.Reason;
import org.bootseal.core.connection.FoundBoard;
import org.bootseal.core.mboot.MbootClient;
import org.bootseal.core.mboot.MbootException;
import org.bootseal.core.mboot.Property;
import org.bootseal.core.mboot.StatusCode;
import org.bootseal.core.sdp.SdpClient;
import org.bootseal.core.sdp.SdpException;

/**
 * The board on the one serial line that the user chose; no other is touched, because a ROM stays with the interface
 * that talks to it first. The line is opened for the first question and given back by {@link #close()}.
 * <p>
 * A serial line does not tell what is at its other end, so it is asked. What was there last is asked for first, but
 * after a talk with a ROM a flashloader is expected. A ROM is asked for its error status. A flashloader passes over
 * those 16 bytes, which hold no start of a frame; it is asked by a ping. A ROM takes commands of 16 bytes, so that a
 * ping which nobody answered is filled up to one with zeros. That ROMs pass over such a command is assumed: SPSDK knows
 * its tag (0x5AA6) and never sends it. A ROM that speaks mboot answers a ping as well, but does not know property 7,
 * which all flashloaders know (recorded on an RT1170, ROM K3.0.1: NXP community, post 1534437).
 */
public final class SerialBoard implements BoardFinder, AutoCloseable {

	/** Longest wait for the answer to a question of the search. */
	private static final Duration ANSWER = Duration.ofMillis(300);
	private static final Duration STEP = Duration.ofMillis(100);
	private static final int REST_OF_COMMAND = 14;
	private static final int MOST_DROPPED = 1 << 20;

	private final BoardAddress.Uart address;
	private ByteChannel line;
	private BoardMode expected = BoardMode.ROM;
	private BoardMode talking;

	/**
	 * @param address
	 *            the line
	 */
	public SerialBoard(BoardAddress.Uart address) {
		this.address = address;
	}

	@Override
	public synchronized List<FoundBoard> find() throws ConnectionException {
		if (talking != null) {
			return List.of(found(talking));
		}
		open();
		try {
			Optional<BoardMode> mode = expected == BoardMode.ROM ? rom().or(this::mboot)
					: mboot().or(this::rom);
			if (mode.isEmpty()) {
				return List.of();
			}
			expected = mode.get();
			return List.of(found(mode.get()));
		} catch (LineGone e) {
			close();
			throw e.reason;
		}
	}

	private FoundBoard found(BoardMode mode) {
		return new FoundBoard(address.toString(), Optional.empty(), mode, "", "", "");
	}

	private void open() throws ConnectionException {
		if (line == null) {
			line = address.port().startsWith(BoardAddress.Uart.TCP) ? TcpLine.open(address.port())
					: PortLine.open(address);
		}
	}

	/** Carries the end of the line out of a question. */
	private static final class LineGone extends RuntimeException {

		private static final long serialVersionUID = 1L;
		private final transient ConnectionException reason;

		LineGone(ConnectionException reason) {
			super(reason);
			this.reason = reason;
		}
	}

	private Optional<BoardMode> rom() {
		try {
			drain();
			new SdpClient(line, ANSWER).errorStatus();
			return Optional.of(BoardMode.ROM);
		} catch (SdpException e) {
			return Optional.empty();
		} catch (ConnectionException e) {
			return silence(e);
		}
	}

	/** A ROM or a flashloader that speaks mboot. */
	private Optional<BoardMode> mboot() {
		MbootClient client = new MbootClient(line, ANSWER);
		try {
			drain();
			client.connect(ANSWER);
		} catch (ConnectionException e) {
			Optional<BoardMode> none = silence(e);
			fillUp();
			return none;
		}
		try {
			client.getProperty(Property.AVAILABLE_COMMANDS, 0);
			return Optional.of(BoardMode.FLASHLOADER);
		} catch (MbootException e) {
			return Optional.of(
					e.status().number() == StatusCode.UNKNOWN_PROPERTY ? BoardMode.MBOOT_ROM : BoardMode.FLASHLOADER);
		} catch (ConnectionException e) {
			// a first command can be lost: it is asked again at the next look
			return silence(e);
		}
	}

	private static Optional<BoardMode> silence(ConnectionException e) {
		if (e.reason() == Reason.TIMED_OUT || e.reason() == Reason.GARBLED) {
			return Optional.empty();
		}
		throw new LineGone(e);
	}

	private void fillUp() {
		try {
			line.write(new byte[REST_OF_COMMAND], 0, REST_OF_COMMAND, ANSWER);
		} catch (ConnectionException e) {
			throw new LineGone(e);
		}
	}

	/** Drops what has come; a board that talks all the time is not waited for. */
	private void drain() throws ConnectionException {
		byte[] late = new byte[4096];
		for (int dropped = 0; dropped < MOST_DROPPED && line.available() > 0;) {
			dropped += line.read(late, 0, late.length, ANSWER);
		}
	}

	@Override
	public synchronized BoardChannel open(FoundBoard board) throws ConnectionException {
		if (talking != null) {
			throw new ConnectionException(Reason.BUSY, address + ": the line is in use by this program");
		}
		open();
		try {
			drain();
		} catch (ConnectionException e) {
			// a line that is gone is opened anew by whoever asks next
			close();
			throw e;
		}
		talking = board.mode();
		return new LeasedLine(line, () -> ended(board.mode()));
	}

	/** A talk with a ROM may have started a flashloader. */
	private synchronized void ended(BoardMode mode) {
		talking = null;
		expected = mode.isRom() ? BoardMode.FLASHLOADER : mode;
	}

	/** A serial line tells of nothing by itself, so that time has to pass. */
	@Override
	public void awaitChange(Duration longest) throws InterruptedException {
		Duration step = longest.compareTo(STEP) < 0 ? longest : STEP;
		Thread.sleep(step.toMillis());
	}

	/** Gives the line back. Does nothing the second time. */
	@Override
	public synchronized void close() {
		if (line != null) {
			line.close();
			line = null;
		}
	}
}
