/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.uart;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

import org.bootseal.board.BoardInterface;
import org.bootseal.board.BoardLine;
import org.bootseal.board.BoardPace;
import org.bootseal.board.TestImages;
import org.bootseal.board.VirtualBoard;
import org.bootseal.core.Progress;
import org.bootseal.core.connection.ByteChannel;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.ConnectionException.Reason;
import org.bootseal.core.sdp.SdpClient;

/** A line to a board without threads: waiting for what will not come takes no time, but lets it pass for the board. */
final class PumpedLine implements ByteChannel {

	static final Duration TIMEOUT = Duration.ofSeconds(30);

	/** Far more than any talk of these tests takes; who asks more often would never end. */
	private static final int MOST_READS = 2_000_000;

	private final BoardLine line;
	private final UartPort port;
	private long now;
	private int reads;

	PumpedLine(VirtualBoard board) throws ConnectionException {
		board.live(BoardPace.FAST);
		line = board.openLine(BoardInterface.UART);
		port = new UartPort(line);
	}

	/** The line to a board on which a flashloader runs. */
	static PumpedLine toLoader(VirtualBoard board) throws Exception {
		PumpedLine line = new PumpedLine(board);
		SdpClient rom = new SdpClient(line, TIMEOUT);
		rom.writeFile(TestImages.LOADER_ADDRESS, TestImages.ramImage(TestImages.LOADER_ADDRESS, true), Progress.NONE);
		rom.jumpAddress(TestImages.LOADER_ADDRESS);
		return line;
	}

	/** How long was waited, nanoseconds. */
	long now() {
		return now;
	}

	/** Sends bytes and takes all that comes at once. */
	byte[] exchange(byte... bytes) throws ConnectionException {
		write(bytes, 0, bytes.length, TIMEOUT);
		byte[] answer = port.out().look(port.out().size());
		port.out().clear();
		return answer;
	}

	@Override
	public void write(byte[] bytes, int offset, int length, Duration timeout) {
		port.follow();
		port.in().add(Arrays.copyOfRange(bytes, offset, offset + length));
		port.pump(now);
	}

	@Override
	public int read(byte[] into, int offset, int length, Duration timeout) throws ConnectionException {
		reads++;
		if (reads > MOST_READS) {
			throw new AssertionError("this talk does not end");
		}
		port.pump(now);
		awaitBoard();
		if (port.out().size() == 0) {
			now += timeout.toNanos();
			port.pump(now);
		}
		int count = Math.min(length, port.out().size());
		if (count == 0) {
			throw new ConnectionException(Reason.TIMED_OUT, "nothing will come");
		}
		System.arraycopy(port.out().look(count), 0, into, offset, count);
		port.out().skip(count);
		return count;
	}

	/** The board takes a moment of real time to leave the line to another software. */
	private void awaitBoard() {
		for (long wait = line.untilChange(); wait != BoardLine.NEVER && port.out().size() == 0; wait = line
				.untilChange()) {
			LockSupport.parkNanos(wait);
			port.pump(now);
		}
	}

	@Override
	public int available() {
		port.pump(now);
		return port.out().size();
	}

	@Override
	public int baudRate() {
		return 0;
	}

	@Override
	public void baudRate(int baudRate) {
		// there is no speed
	}

	@Override
	public void close() {
		line.close();
	}
}
