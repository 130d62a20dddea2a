/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.sdp;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

import org.bootseal.core.CancelledException;
import org.bootseal.core.Progress;
import org.bootseal.core.connection.BoardChannel;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.ConnectionException.Reason;

/**
 * Talks to the boot ROM over an open channel, which stays the caller's. One owner; not thread safe. After a
 * {@link ConnectionException} nothing is known of what the ROM did.
 */
public final class SdpClient {

	/** The wait for each report if the caller names no other. */
	public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(5);

	/** Longest wait for a refusal after a jump: the ROM that jumps says nothing. */
	public static final Duration REFUSAL_TIMEOUT = Duration.ofMillis(500);

	private final SdpLink link;
	private final Duration timeout;

	/**
	 * @param channel
	 *            an open channel to a ROM; not closed by this client
	 * @param timeout
	 *            longest wait for each report
	 */
	public SdpClient(BoardChannel channel, Duration timeout) {
		link = SdpLink.over(channel);
		this.timeout = timeout;
	}

	/**
	 * Asks for the last verdict of HAB. Out: report 1; in: reports 3 and 4. May be repeated.
	 *
	 * @return whether HAB enforces, and its verdict
	 * @throws ConnectionException
	 *             if the way to the ROM failed
	 * @throws SdpException
	 *             if the ROM did not name its HAB state
	 */
	public SdpStatus errorStatus() throws ConnectionException, SdpException {
		SdpCommand command = new SdpCommand(SdpTag.ERROR_STATUS, 0, 0, 0, 0);
		HabState state = begin(command);
		return new SdpStatus(state, new HabStatus(responseWord(command)));
	}

	/**
	 * Reads memory or registers. Out: report 1; in: report 3, then report 4 with up to 64 bytes until all are there.
	 * May be repeated where reading has no side effect.
	 *
	 * @param address
	 *            a multiple of the access width
	 * @param format
	 *            bits of an access: 8, 16 or 32
	 * @param count
	 *            bytes to read, 1..1 MiB
	 * @return the bytes in the order of their addresses
	 * @throws ConnectionException
	 *             if the way to the ROM failed
	 * @throws SdpException
	 *             if the ROM refused the address
	 */
	public byte[] readRegister(long address, int format, int count) throws ConnectionException, SdpException {
		if (format == 0 || address % (format / 8) != 0 || count < 1 || count > 1 << 20) {
			throw new IllegalArgumentException("address, format and count do not fit each other");
		}
		SdpCommand command = new SdpCommand(SdpTag.READ_REGISTER, address, format, count, 0);
		begin(command);
		byte[] data = new byte[count];
		for (int done = 0; done < count; done += SdpReport.IN_PAYLOAD) {
			int length = Math.min(SdpReport.IN_PAYLOAD, count - done);
			byte[] part = link.response(length, command, timeout);
			// the ROM refuses with one word in place of the data
			if (done == 0 && part.length >= Integer.BYTES && word(part) == SdpResponse.ADDRESS_REFUSED) {
				throw new SdpException(command.toString(), SdpResponse.ADDRESS_REFUSED, Optional.empty());
			}
			System.arraycopy(part, 0, data, done, length);
		}
		return data;
	}

	/**
	 * Writes one register. Out: report 1; in: reports 3 and 4.
	 *
	 * @param address
	 *            a multiple of the access width
	 * @param format
	 *            bits of the register: 8, 16 or 32
	 * @param value
	 *            the value
	 * @throws ConnectionException
	 *             if the way to the ROM failed
	 * @throws SdpException
	 *             if the ROM refused
	 */
	public void writeRegister(long address, int format, int value) throws ConnectionException, SdpException {
		if (format == 0 || address % (format / 8) != 0) {
			throw new IllegalArgumentException("address and format do not fit each other");
		}
		SdpCommand command = new SdpCommand(SdpTag.WRITE_REGISTER, address, format, format / 8, value);
		begin(command);
		expect(SdpResponse.WRITE_COMPLETE, command);
	}

	/**
	 * Writes RAM. Out: report 1, then report 2 with 1024 bytes each, the last padded with zeros; in: reports 3 and 4.
	 * May be repeated as a whole.
	 *
	 * @param address
	 *            where the first byte goes; the ROM may write up to 1023 bytes of padding after the last
	 * @param data
	 *            the bytes
	 * @param progress
	 *            told after each report; asked between reports
	 * @return whether HAB enforces
	 * @throws ConnectionException
	 *             if the way to the ROM failed
	 * @throws SdpException
	 *             if the ROM refused, for example because the range is no RAM
	 * @throws CancelledException
	 *             if cancelled; the ROM then still waits for the rest and must be reset
	 */
	public HabState writeFile(long address, byte[] data, Progress progress)
			throws ConnectionException, SdpException, CancelledException {
		SdpCommand command = new SdpCommand(SdpTag.WRITE_FILE, address, 0, data.length, 0);
		int piece = link.pieceLength(command);
		link.command(command, timeout);
		for (int done = 0; done < data.length; done += piece) {
			if (progress.isCancelled()) {
				throw new CancelledException("cancelled while the ROM was receiving; it waits for "
						+ (data.length - done) + " more bytes, so reset the board before anything else");
			}
			sendData(command, data, done, Math.min(piece, data.length - done));
			progress.bytes(Math.min(data.length, (long) done + piece), data.length);
		}
		HabState state = habState(command);
		expect(SdpResponse.FILE_COMPLETE, command);
		return state;
	}

	private void sendData(SdpCommand command, byte[] data, int offset, int length)
			throws ConnectionException, SdpException {
		OptionalInt early = link.earlyState(command);
		if (early.isPresent()) {
			requireState(early.getAsInt(), command);
			throw new ConnectionException(Reason.GARBLED,
					command + ": the ROM said that it was done after " + offset + " of " + data.length + " bytes");
		}
		try {
			link.data(data, offset, length, timeout);
			if (offset + length == data.length) {
				link.flush(timeout);
			}
		} catch (ConnectionException e) {
			if (e.reason() == Reason.STALLED || e.reason() == Reason.TIMED_OUT) {
				explainRefusedData(command);
			}
			throw e;
		}
	}

	/** A ROM that refuses the range stops taking data; its answer may already wait. */
	private void explainRefusedData(SdpCommand command) throws SdpException {
		int word;
		try {
			word = link.habState(command, REFUSAL_TIMEOUT);
		} catch (ConnectionException e) {
			// it said nothing; the failed transfer is all that is known
			return;
		}
		requireState(word, command);
	}

	/**
	 * Starts the image whose IVT is at an address. Out: report 1; in: report 3. When the image starts, the ROM leaves
	 * the bus and says no more; if it says more, it refused. A ROM may also refuse silently: the caller sees that by
	 * the board staying on the bus. Not to be repeated.
	 *
	 * @param ivtAddress
	 *            address of the IVT
	 * @throws ConnectionException
	 *             if the way to the ROM failed before the jump
	 * @throws SdpException
	 *             if the ROM refused; with the verdict of HAB if it could be asked
	 */
	public void jumpAddress(long ivtAddress) throws ConnectionException, SdpException {
		SdpCommand command = new SdpCommand(SdpTag.JUMP_ADDRESS, ivtAddress, 0, 0, 0);
		link.command(command, timeout);
		byte[] refusal;
		try {
			habState(command);
			refusal = link.response(Integer.BYTES, command, REFUSAL_TIMEOUT);
		} catch (ConnectionException e) {
			if (e.reason() == Reason.GONE || e.reason() == Reason.TIMED_OUT || e.reason() == Reason.STALLED) {
				// the image runs: the ROM is gone or no longer answers
				return;
			}
			throw e;
		}
		throw new SdpException(command.toString(), word(refusal), Optional.of(errorStatus().habStatus()));
	}

	/**
	 * Makes the ROM ignore the DCD of the next image. Out: report 1; in: reports 3 and 4. May be repeated.
	 *
	 * @throws ConnectionException
	 *             if the way to the ROM failed
	 * @throws SdpException
	 *             if the ROM refused
	 */
	public void skipDcd() throws ConnectionException, SdpException {
		SdpCommand command = new SdpCommand(SdpTag.SKIP_DCD_HEADER, 0, 0, 0, 0);
		begin(command);
		int word = responseWord(command);
		if (word != SdpResponse.DCD_SKIPPED_REVERSED) {
			require(SdpResponse.DCD_SKIPPED, word, command);
		}
	}

	/**
	 * Changes the speed of a serial line at both ends; over HID only the ROM is asked. May be repeated.
	 *
	 * @param baudRate
	 *            bits a second, more than 0
	 * @throws ConnectionException
	 *             if the way to the ROM failed, or this end can't go at that speed; the ends may then differ
	 * @throws SdpException
	 *             if the ROM refused
	 */
	public void baudRate(int baudRate) throws ConnectionException, SdpException {
		SdpCommand command = new SdpCommand(SdpTag.SET_BAUDRATE, baudRate, 0, 0, 0);
		begin(command);
		expect(SdpResponse.BAUDRATE_SET, command);
		link.baudRate(baudRate);
	}

	private HabState begin(SdpCommand command) throws ConnectionException, SdpException {
		link.command(command, timeout);
		return habState(command);
	}

	private HabState habState(SdpCommand command) throws ConnectionException, SdpException {
		return requireState(link.habState(command, timeout), command);
	}

	private static HabState requireState(int word, SdpCommand command) throws SdpException {
		Optional<HabState> state = HabState.of(word);
		if (state.isEmpty()) {
			throw new SdpException(command.toString(), word, Optional.empty());
		}
		return state.get();
	}

	private void expect(int expected, SdpCommand command) throws ConnectionException, SdpException {
		require(expected, responseWord(command), command);
	}

	private void require(int expected, int word, SdpCommand command) throws ConnectionException, SdpException {
		if (word != expected) {
			throw new SdpException(command.toString(), word, Optional.of(errorStatus().habStatus()));
		}
	}

	private int responseWord(SdpCommand command) throws ConnectionException {
		return word(link.response(Integer.BYTES, command, timeout));
	}

	private static int word(byte[] bytes) {
		return ByteBuffer.wrap(bytes).order(ByteOrder.BIG_ENDIAN).getInt();
	}
}
