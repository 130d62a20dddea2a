/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.uart;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

import org.bootseal.board.BoardLine;
import org.bootseal.board.BoardLine.Fetch;
import org.bootseal.board.BoardLine.Offer;
import org.bootseal.board.fault.FaultEffect;

/**
 * mboot on a serial line: frames with a CRC, each acknowledged (NXP, MCU Bootloader reference manual, framing packets).
 * It behaves as NXP's MCU bootloader 2.0 does (serial_packet.c): a frame from the host is acknowledged when the board
 * is done with it, just before the answer; an abort takes the place of an acknowledgement of data. A frame of its own
 * it sends again only when asked to, and waits for the acknowledgement without limit; anything else that comes instead
 * is lost, and ends what it was doing. Only a ping is answered even then, which that source does not do: SPSDK throws
 * away what it has sent last when it closes a port, which can be its acknowledgement, and waits for nothing longer than
 * 500 ms when its next ping is lost.
 */
final class LoaderUart implements UartProtocol {

	private static final int COMMAND = UartFrame.COMMAND;
	private static final int DATA = UartFrame.DATA;
	private static final int REPORT_HEADER = 4;
	private static final byte COMMAND_REPORT = 1;
	private static final byte DATA_REPORT = 2;
	private static final byte DATA_IN = 4;

	/** The longest payload that it takes; what comes beyond is passed over. Assumed: its packets and some room. */
	private static final int BUFFER = 1024;

	/** How long it waits for each byte of a frame that has begun, as NXP's bootloader does. */
	private static final long BYTE_NANOS = 20_000_000;

	/** The frame that was sent last and is not acknowledged yet. */
	private byte[] sent = {};

	/** Whether a frame from the host is still to be acknowledged. */
	private boolean owesAck;

	/** Whether what it was doing has ended because something else came than an acknowledgement. */
	private boolean broken;

	/** When the frame began that is not there as a whole yet, or NEVER, and how much longer it may take. */
	private long begunAt = BoardLine.NEVER;
	private long mayTake;

	@Override
	public void pump(ByteQueue bytes, BoardLine line, int generation, long now, ByteQueue out) {
		boolean moved = true;
		while (moved) {
			moved = answer(line, generation, out) | take(bytes, line, generation, now, out);
		}
	}

	@Override
	public long untilGivenUp(long now) {
		return begunAt == BoardLine.NEVER ? BoardLine.NEVER : Math.max(1, begunAt + mayTake - now);
	}

	private boolean answer(BoardLine line, int generation, ByteQueue out) {
		if (sent.length > 0) {
			return false;
		}
		Fetch fetch = line.fetch(generation);
		boolean came = fetch.kind() == Fetch.Kind.REPORT || fetch.kind() == Fetch.Kind.OVERFLOW;
		if (!came) {
			if (owesAck && line.isDone(generation)) {
				control(line, UartFrame.ACK, out);
				return true;
			}
			return false;
		}
		if (!broken && fetch.report().length >= REPORT_HEADER) {
			send(fetch.report(), line, out);
		}
		return true;
	}

	private void send(byte[] report, BoardLine line, ByteQueue out) {
		byte[] payload = Arrays.copyOfRange(report, REPORT_HEADER, report.length);
		if (payload.length == 0 && owesAck) {
			control(line, UartFrame.ABORT, out);
			return;
		}
		if (owesAck) {
			control(line, UartFrame.ACK, out);
		}
		int type = report[0] == DATA_IN || payload.length == 0 ? DATA : COMMAND;
		sent = UartFrame.encode(type, payload);
		LineFaults.leave(line, UartFrame.name(type), sent, out);
	}

	private void control(BoardLine line, int type, ByteQueue out) {
		owesAck = false;
		LineFaults.leave(line, UartFrame.name(type), UartFrame.control(type), out);
	}

	private boolean take(ByteQueue bytes, BoardLine line, int generation, long now, ByteQueue out) {
		while (bytes.size() > 0 && bytes.peek(0) != UartFrame.START) {
			bytes.skip(1);
		}
		if (owesAck) {
			return false;
		}
		if (bytes.size() < 2) {
			return giveUp(bytes, 1, now);
		}
		int type = bytes.peek(1);
		if (sent.length > 0 || type != COMMAND && type != DATA) {
			begunAt = BoardLine.NEVER;
		}
		if (sent.length > 0) {
			return takeAcknowledgement(type, bytes, line, out);
		}
		if (type == COMMAND || type == DATA) {
			return takeFrame(type, bytes, line, generation, now, out);
		}
		if (LineFaults.arrive(line, UartFrame.name(type), bytes, 2).isEmpty()) {
			bytes.skip(2);
			if (type == UartFrame.PING) {
				LineFaults.leave(line, UartFrame.name(type), UartFrame.pingResponse(), out);
			}
		}
		return true;
	}

	private boolean takeAcknowledgement(int type, ByteQueue bytes, BoardLine line, ByteQueue out) {
		if (LineFaults.arrive(line, UartFrame.name(type), bytes, 2).isPresent()) {
			return true;
		}
		bytes.skip(2);
		if (type == UartFrame.NAK) {
			LineFaults.leave(line, UartFrame.name(sent[1] & 0xFF), sent, out);
			return true;
		}
		sent = new byte[0];
		broken = type != UartFrame.ACK;
		if (type == UartFrame.PING) {
			LineFaults.leave(line, UartFrame.name(type), UartFrame.pingResponse(), out);
		}
		return true;
	}

	private boolean takeFrame(int type, ByteQueue bytes, BoardLine line, int generation, long now, ByteQueue out) {
		int says = bytes.size() < UartFrame.HEADER ? 0 : bytes.peek(2) | bytes.peek(3) << 8;
		int length = UartFrame.HEADER + Math.min(BUFFER, says);
		if (bytes.size() < length) {
			return giveUp(bytes, length, now);
		}
		begunAt = BoardLine.NEVER;
		Optional<FaultEffect> fault = LineFaults.arrive(line, UartFrame.name(type), bytes, length);
		if (fault.isPresent()) {
			if (fault.get().kind() == FaultEffect.Kind.REFUSE) {
				control(line, UartFrame.NAK, out);
			}
			return true;
		}
		byte[] frame = bytes.look(length);
		if (!UartFrame.isWhole(frame)) {
			bytes.skip(length);
			control(line, UartFrame.NAK, out);
			return true;
		}
		return offer(type, frame, bytes, line, generation);
	}

	private boolean offer(int type, byte[] frame, ByteQueue bytes, BoardLine line, int generation) {
		int length = frame.length - UartFrame.HEADER;
		byte[] report = ByteBuffer.allocate(REPORT_HEADER + length).order(ByteOrder.LITTLE_ENDIAN)
				.put(type == COMMAND ? COMMAND_REPORT : DATA_REPORT).put((byte) 0).putShort((short) length)
				.put(frame, UartFrame.HEADER, length).array();
		Offer offer = line.offer(generation, report);
		if (offer == Offer.NOT_YET) {
			return false;
		}
		bytes.skip(frame.length);
		broken &= type != COMMAND;
		owesAck = offer == Offer.TAKEN;
		return true;
	}

	/** Whether the rest of a frame was waited for in vain; what there is of it is passed over then. */
	private boolean giveUp(ByteQueue bytes, int length, long now) {
		if (bytes.size() == 0) {
			begunAt = BoardLine.NEVER;
			return false;
		}
		if (begunAt == BoardLine.NEVER) {
			begunAt = now;
		}
		mayTake = length * BYTE_NANOS;
		if (now - begunAt < mayTake) {
			return false;
		}
		begunAt = BoardLine.NEVER;
		bytes.clear();
		return true;
	}
}
