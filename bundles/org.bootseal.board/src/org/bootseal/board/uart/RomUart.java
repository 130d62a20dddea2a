/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.uart;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Set;

import org.bootseal.board.BoardLine;
import org.bootseal.board.BoardLine.Fetch;
import org.bootseal.board.BoardLine.Offer;

/** SDP on a serial line: bare commands of 16 bytes, bare data, bare answers (reference manuals, serial downloader). */
final class RomUart implements UartProtocol {

	private static final int COMMAND = 16;
	private static final int COUNT_OFFSET = 7;
	private static final int PIECE = 1024;
	private static final byte COMMAND_REPORT = 1;
	private static final byte DATA_REPORT = 2;
	/** WRITE_FILE, WRITE_CSF, WRITE_DCD: commands that data follow. */
	private static final Set<Integer> WITH_DATA = Set.of(0x0404, 0x0606, 0x0A0A);

	private long dataLeft;

	@Override
	public void pump(ByteQueue bytes, BoardLine line, int generation, long now, ByteQueue out) {
		boolean moved = true;
		while (moved) {
			moved = answer(line, generation, out) | take(bytes, line, generation);
		}
	}

	/** Assumed: nothing is on record of a ROM that gives up waiting for the rest of a command. */
	@Override
	public long untilGivenUp(long now) {
		return BoardLine.NEVER;
	}

	private boolean answer(BoardLine line, int generation, ByteQueue out) {
		Fetch fetch = line.fetch(generation);
		if (fetch.kind() != Fetch.Kind.REPORT && fetch.kind() != Fetch.Kind.OVERFLOW) {
			return false;
		}
		byte[] report = fetch.report();
		LineFaults.leave(line, "answer", Arrays.copyOfRange(report, Math.min(1, report.length), report.length), out);
		// a ROM that answers before the end of the data takes no more of them
		dataLeft = 0;
		return true;
	}

	private boolean take(ByteQueue bytes, BoardLine line, int generation) {
		int length = dataLeft > 0 ? (int) Math.min(PIECE, dataLeft) : COMMAND;
		if (bytes.size() < length) {
			return false;
		}
		if (LineFaults.arrive(line, dataLeft > 0 ? "data" : "command", bytes, length).isPresent()) {
			return true;
		}
		byte[] payload = bytes.look(length);
		byte[] report = new byte[1 + length];
		report[0] = dataLeft > 0 ? DATA_REPORT : COMMAND_REPORT;
		System.arraycopy(payload, 0, report, 1, length);
		if (line.offer(generation, report) == Offer.NOT_YET) {
			return false;
		}
		bytes.skip(length);
		if (dataLeft > 0) {
			dataLeft -= length;
		} else if (WITH_DATA.contains(ByteBuffer.wrap(payload).getShort() & 0xFFFF)) {
			dataLeft = ByteBuffer.wrap(payload).getInt(COUNT_OFFSET) & 0xFFFFFFFFL;
		}
		return true;
	}
}
