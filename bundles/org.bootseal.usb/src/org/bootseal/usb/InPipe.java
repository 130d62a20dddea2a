/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.usb;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Iterator;

import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.ConnectionException.Reason;
import org.bootseal.core.connection.HidChannel.ReportReader;

/**
 * The reports on their way from a board. Transfers stand by as long as the channel is open, so nothing that comes is
 * lost between two reads; a board that says more than there are transfers waits. The monitor of the channel's state
 * guards it.
 */
final class InPipe {

	private static final String DOING = "no report could be read";

	private final ChannelState state;
	private final UsbLibrary.Handle handle;
	private final HidInterface hid;
	private final TransferRing ring;
	private final int longest;
	private final int bufferLength;

	InPipe(ChannelState state, UsbStatistics statistics, UsbLibrary.Handle handle, HidInterface hid, int longest) {
		this.state = state;
		this.handle = handle;
		this.hid = hid;
		this.ring = new TransferRing(state, statistics);
		this.longest = longest;
		// whole packets: a board that sends more than it announced is noticed, and disturbs no other report
		this.bufferLength = (longest + hid.inPacket() - 1) / hid.inPacket() * hid.inPacket();
	}

	void make() throws UsbException {
		ring.make(bufferLength, (buffer, landed) -> handle.interrupt(hid.in(), buffer, landed));
	}

	/** Submits all that is idle. */
	void standBy() throws ConnectionException {
		while (!ring.idle().isEmpty()) {
			try {
				ring.submit(ring.idle().getFirst(), bufferLength);
			} catch (UsbException e) {
				throw state.failure(DOING, e);
			}
		}
	}

	/** Whether the next report, or the news that it will not come, is there. */
	boolean hasNext() {
		// transfers of one endpoint get their data in the order in which they were submitted
		TransferSlot next = ring.flying().peekFirst();
		return next != null && !next.isInFlight();
	}

	/** Waits for the next report, and takes it. */
	<T> T read(ReportReader<T> reader, Duration timeout) throws ConnectionException {
		state.checkOpen();
		if (!hasNext()) {
			state.check();
			standBy();
			long deadline = ChannelState.deadline(timeout);
			boolean inTime = state.await(() -> state.hasEnded() || hasNext(), () -> deadline);
			state.checkOpen();
			if (!hasNext()) {
				state.check();
			}
			if (!inTime && !hasNext()) {
				throw new ConnectionException(Reason.TIMED_OUT,
						state.path() + ": no report came within " + timeout.toMillis() + " ms");
			}
		}
		return take(reader);
	}

	/** Takes the next report, which is there. */
	<T> T take(ReportReader<T> reader) throws ConnectionException {
		TransferSlot slot = ring.flying().removeFirst();
		ring.idle().addLast(slot);
		if (!hasReport(slot)) {
			UsbException failure = new UsbException(UsbCode.ofStatus(slot.status()));
			ConnectionException thrown = state.failure(DOING, failure);
			recover(failure.code());
			throw thrown;
		}
		try {
			return reader.read(report(slot));
		} finally {
			resubmit(slot);
		}
	}

	/** A report that came while its transfer was being cancelled has come. */
	private static boolean hasReport(TransferSlot slot) {
		return slot.status() == UsbCode.COMPLETED || slot.status() == UsbCode.CANCELLED && slot.length() > 0;
	}

	private ByteBuffer report(TransferSlot slot) throws ConnectionException {
		if (slot.length() == 0 || slot.length() > longest) {
			throw new ConnectionException(Reason.GARBLED, state.path() + ": the board sent a report of "
					+ slot.length() + " bytes, expected 1 to " + longest);
		}
		return slot.buffer().clear().limit(slot.length());
	}

	private void resubmit(TransferSlot slot) {
		try {
			ring.submit(slot, bufferLength);
		} catch (UsbException e) {
			// the report that was read is good; the next read tries again, and tells
			state.note(e);
		}
	}

	/** Makes the endpoint work again; what has come, good or bad, stays in its order. */
	private void recover(int code) throws ConnectionException {
		if (code == UsbCode.NO_DEVICE) {
			return;
		}
		try {
			ring.cancelAll();
			state.checkOpen();
			boolean stalled = code == UsbCode.PIPE;
			for (Iterator<TransferSlot> slots = ring.flying().iterator(); slots.hasNext();) {
				TransferSlot slot = slots.next();
				stalled |= slot.status() == UsbCode.STALL;
				if (slot.status() == UsbCode.CANCELLED && slot.length() == 0) {
					slots.remove();
					ring.idle().addLast(slot);
				}
			}
			if (stalled) {
				handle.clearHalt(hid.in());
			}
		} catch (UsbException e) {
			throw state.failure("the endpoint could not be freed", e);
		}
		standBy();
	}

	/** @return whether everything was taken back and is freed; the channel is closed */
	boolean end() {
		return ring.end();
	}
}
