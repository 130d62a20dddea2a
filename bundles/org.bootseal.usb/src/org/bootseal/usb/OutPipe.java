/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.usb;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Iterator;
import java.util.function.BooleanSupplier;

import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.ConnectionException.Reason;
import org.bootseal.core.connection.HidChannel.ReportWriter;

/**
 * The reports on their way to a board. Reports go over the interrupt endpoint for output, or by SET_REPORT over the
 * control pipe if there is none (HID 1.11, section 7.2.2). The monitor of the channel's state guards it.
 */
final class OutPipe {

	private static final String DOING = "a report could not be sent";

	/** Bytes of a setup packet (USB 2.0, section 9.3). */
	private static final int SETUP = 8;
	/** Host to device, class, interface. */
	private static final int CLASS_TO_INTERFACE = 0x21;
	private static final int SET_REPORT = 9;
	private static final int OUTPUT_REPORT = 0x200;
	/** Most bytes that Linux moves in one control transfer of a program (usbfs: one page). */
	private static final int MAX_CONTROL = 4096;

	/** So many have to land before a writer that waits is woken: to wake it for each one costs more than a report. */
	private static final int WORTH_WAKING = TransferRing.SLOTS / 2;

	private final ChannelState state;
	private final UsbLibrary.Handle handle;
	private final HidInterface hid;
	private final TransferRing ring;
	private final int longest;
	private final int header;
	private UsbException failure;

	OutPipe(ChannelState state, UsbStatistics statistics, UsbLibrary.Handle handle, HidInterface hid, int longest) {
		this.state = state;
		this.handle = handle;
		this.hid = hid;
		this.ring = new TransferRing(state, statistics);
		this.header = isControl() ? SETUP : 0;
		this.longest = isControl() ? Math.min(longest, MAX_CONTROL) : longest;
	}

	void make() throws UsbException {
		ring.make(header + longest, isControl() ? handle::control
				: (buffer, landed) -> handle.interrupt(hid.out(), buffer, landed));
	}

	private boolean isControl() {
		return hid.out() == 0;
	}

	int longest() {
		return longest;
	}

	void queue(int length, ReportWriter writer, Duration timeout) throws ConnectionException {
		if (length > longest) {
			throw new ConnectionException(Reason.GARBLED, state.path() + ": the board takes reports of at most "
					+ longest + " bytes, and one of " + length + " was to be sent");
		}
		state.check();
		awaitRoom(timeout);
		TransferSlot slot = ring.idle().getFirst();
		int bytes = fill(slot.buffer(), length, writer);
		try {
			ring.submit(slot, bytes);
		} catch (UsbException e) {
			throw state.failure(DOING, e);
		}
	}

	private int fill(ByteBuffer buffer, int length, ReportWriter writer) {
		ByteBuffer report = header == 0 ? buffer.clear()
				: buffer.clear().slice(header, longest).order(ByteOrder.LITTLE_ENDIAN);
		writer.write(report.limit(length));
		report.limit(longest);
		if (isControl()) {
			buffer.put(0, (byte) CLASS_TO_INTERFACE).put(1, (byte) SET_REPORT)
					.putShort(2, (short) (OUTPUT_REPORT | report.get(0) & 0xFF)).putShort(4, (short) hid.number())
					.putShort(6, (short) report.position());
		} else if (report.position() % hid.outPacket() == 0 && report.hasRemaining()) {
			// only a packet that is not full, or the longest report, tells the board that the report is over
			report.put((byte) 0);
		}
		return header + report.position();
	}

	private void awaitRoom(Duration timeout) throws ConnectionException {
		collect();
		throwFailure();
		if (!ring.idle().isEmpty()) {
			return;
		}
		await(() -> ring.landed() >= WORTH_WAKING, timeout);
		if (ring.idle().isEmpty()) {
			giveUp();
		}
	}

	void flush(Duration timeout) throws ConnectionException {
		state.check();
		await(() -> ring.landed() == ring.flying().size(), timeout);
		if (!ring.flying().isEmpty()) {
			giveUp();
		}
	}

	private void await(BooleanSupplier enough, Duration timeout) throws ConnectionException {
		long start = System.nanoTime();
		state.await(() -> state.hasEnded() || ring.hasTrouble() || enough.getAsBoolean(),
				() -> ring.deadline(start, timeout));
		state.checkOpen();
		collect();
		throwFailure();
		state.check();
	}

	/** Takes back what has landed, and notes the first that failed. */
	private void collect() {
		for (Iterator<TransferSlot> slots = ring.flying().iterator(); slots.hasNext();) {
			TransferSlot slot = slots.next();
			if (!slot.isInFlight()) {
				slots.remove();
				ring.idle().addLast(slot);
				note(slot);
			}
		}
	}

	private void note(TransferSlot slot) {
		int sent = slot.submitted() - header;
		if (slot.length() == sent && (slot.status() == UsbCode.COMPLETED || slot.status() == UsbCode.CANCELLED)) {
			// one that the board had taken before it was cancelled counts
			return;
		}
		// to be cancelled is what follows another failure or a time-out, and says the least
		if (failure == null || failure.code() == UsbCode.INTERRUPTED) {
			failure = new UsbException(UsbCode.ofStatus(slot.status()));
		}
	}

	/** The time is over: takes everything back. What the board has taken in the last moment counts. */
	private void giveUp() throws ConnectionException {
		cancelAll();
		if (failure != null && failure.code() == UsbCode.INTERRUPTED) {
			failure = new UsbException(UsbCode.TIMEOUT);
		}
		throwFailure();
	}

	private void throwFailure() throws ConnectionException {
		if (failure == null) {
			return;
		}
		if (!ring.flying().isEmpty()) {
			cancelAll();
		}
		UsbException thrown = failure;
		failure = null;
		ring.forgetTrouble();
		if (thrown.code() == UsbCode.PIPE && !isControl()) {
			clearHalt();
		}
		throw state.failure(DOING, thrown);
	}

	private void cancelAll() throws ConnectionException {
		try {
			ring.cancelAll();
		} catch (UsbException e) {
			throw state.failure("reports could not be taken back", e);
		}
		state.checkOpen();
		collect();
	}

	private void clearHalt() throws ConnectionException {
		try {
			handle.clearHalt(hid.out());
		} catch (UsbException e) {
			throw state.failure("the board refused a report, and its endpoint could not be freed", e);
		}
	}

	/** @return whether everything was taken back and is freed; the channel is closed */
	boolean end() {
		return ring.end();
	}
}
