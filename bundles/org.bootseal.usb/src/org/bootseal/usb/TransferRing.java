/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.usb;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The transfers of one direction of a channel, made once and used in turn. The monitor of the channel's state guards
 * it.
 */
final class TransferRing {

	/**
	 * How many may be in flight: enough that the bus has work while the host wakes up and refills half of them, and
	 * more bring nothing (measured with 2 to 64 in flight: no gain after 16).
	 */
	static final int SLOTS = 16;

	/** Longest wait for transfers that were cancelled; a system needs milliseconds. */
	private static final Duration CANCEL_LIMIT = Duration.ofSeconds(5);

	/** Makes the transfer of a slot. */
	@FunctionalInterface
	interface Maker {

		UsbLibrary.Transfer make(ByteBuffer buffer, Runnable landed) throws UsbException;
	}

	private final ChannelState state;
	private final UsbStatistics statistics;
	private final List<TransferSlot> slots = new ArrayList<>();
	private final Deque<TransferSlot> idle = new ArrayDeque<>();
	private final Deque<TransferSlot> flying = new ArrayDeque<>();
	private final AtomicInteger inFlight = new AtomicInteger();
	private boolean stuck;
	private volatile long lastLanding;
	private volatile boolean trouble;

	TransferRing(ChannelState state, UsbStatistics statistics) {
		this.state = state;
		this.statistics = statistics;
	}

	/** Makes all transfers. If that fails, {@link #end()} frees those that were made. */
	void make(int bufferLength, Maker maker) throws UsbException {
		for (int i = 0; i < SLOTS; i++) {
			TransferSlot slot = new TransferSlot(
					ByteBuffer.allocateDirect(bufferLength).order(ByteOrder.LITTLE_ENDIAN));
			slot.bind(maker.make(slot.buffer(), () -> land(slot)));
			statistics.transfers.incrementAndGet();
			slots.add(slot);
			idle.add(slot);
		}
	}

	private void land(TransferSlot slot) {
		slot.land();
		if (slot.status() != UsbCode.COMPLETED) {
			trouble = true;
		}
		lastLanding = System.nanoTime();
		inFlight.decrementAndGet();
		state.landed();
	}

	/** Those that can be submitted. */
	Deque<TransferSlot> idle() {
		return idle;
	}

	/** Those that were submitted, the first first, landed or not. */
	Deque<TransferSlot> flying() {
		return flying;
	}

	/** How many have landed of those that were submitted. */
	int landed() {
		return flying.size() - inFlight.get();
	}

	/** Whether one has landed otherwise than well since the last {@link #forgetTrouble()}. */
	boolean hasTrouble() {
		return trouble;
	}

	void forgetTrouble() {
		trouble = false;
	}

	/** When a wait is over that began at a time and gives each transfer the same time limit. */
	long deadline(long start, Duration timeout) {
		long landing = lastLanding;
		return (landing - start > 0 ? landing : start) + ChannelState.nanos(timeout);
	}

	/**
	 * @param slot
	 *            an idle one; it flies afterwards, unless this fails
	 * @param length
	 *            bytes of its buffer
	 */
	void submit(TransferSlot slot, int length) throws UsbException {
		idle.remove(slot);
		flying.addLast(slot);
		inFlight.incrementAndGet();
		try {
			slot.submit(length);
		} catch (UsbException e) {
			inFlight.decrementAndGet();
			flying.removeLast();
			idle.addFirst(slot);
			throw e;
		}
	}

	/** Cancels what is in flight and waits until all of it has landed; without that nothing more can be done. */
	void cancelAll() throws UsbException {
		flying.forEach(TransferSlot::cancel);
		long deadline = ChannelState.deadline(stuck ? Duration.ZERO : CANCEL_LIMIT);
		if (!state.await(() -> inFlight.get() == 0, () -> deadline)) {
			stuck = true;
			UsbException kept = new UsbException(UsbCode.OTHER);
			state.fail(kept);
			throw kept;
		}
	}

	/** @return whether everything was taken back and is freed */
	boolean end() {
		try {
			cancelAll();
			free();
			return true;
		} catch (UsbException e) {
			state.note(e);
			return false;
		}
	}

	/** Frees all transfers; none is in flight. */
	private void free() {
		for (TransferSlot slot : slots) {
			slot.free();
			statistics.transfers.decrementAndGet();
		}
		slots.clear();
		idle.clear();
		flying.clear();
	}
}
