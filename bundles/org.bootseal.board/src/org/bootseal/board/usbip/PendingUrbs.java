/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.usbip;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;

import org.bootseal.board.BoardLine;

/** The transfers that a host has under way with a board, in order at each endpoint. */
final class PendingUrbs {

	/** A micro frame of a high-speed bus. */
	static final long FRAME_NANOS = 125_000;
	/** No report of ROM or flashloader is longer; what is behind is lost, assumed. */
	private static final int LONGEST_REPORT = 1025;
	private static final byte[] NO_BYTES = new byte[0];

	/** Takes what became of transfers. */
	interface Answers {

		/**
		 * @param urb
		 *            the transfer that has ended
		 * @param status
		 *            0 or a negative error number
		 * @param actual
		 *            bytes that were transferred
		 * @param data
		 *            these bytes if they came from the board
		 */
		void ended(Urb urb, int status, int actual, byte[] data);
	}

	/** The transfers of one endpoint. */
	private static final class Queue {

		private final Deque<Urb> urbs = new ArrayDeque<>();
		/** The micro frame of the last transfer. */
		private long lastFrame = Long.MIN_VALUE;
		/** Whether the board was not ready when it was last asked: it says itself how long that takes. */
		private boolean isRefused;
	}

	private final BoardLine line;
	private final int generation;
	private final HidDevice device;
	private final Answers answers;
	private final boolean framed;
	private final Queue control = new Queue();
	private final Queue in = new Queue();
	private final Queue out = new Queue();
	private long heldBytes;
	private boolean gone;

	PendingUrbs(BoardLine line, int generation, HidDevice device, Answers answers, boolean framed) {
		this.line = line;
		this.generation = generation;
		this.device = device;
		this.answers = answers;
		this.framed = framed;
	}

	static long frame() {
		return System.nanoTime() / FRAME_NANOS;
	}

	/** The board has left; nothing more will come. */
	boolean isGone() {
		return gone;
	}

	int count() {
		return control.urbs.size() + in.urbs.size() + out.urbs.size();
	}

	/** Bytes of the host that no board has taken yet. */
	long heldBytes() {
		return heldBytes;
	}

	void submit(Urb urb) {
		heldBytes += urb.data().length;
		if (urb.endpoint() == 0) {
			control.urbs.add(urb);
		} else if (device.has(urb.endpoint())) {
			(urb.isIn() ? in : out).urbs.add(urb);
		} else {
			end(urb, Urb.STALLED, 0, NO_BYTES);
		}
	}

	/** Takes a transfer back; false if it has ended, or never was. */
	boolean unlink(int sequence) {
		for (Queue queue : new Queue[] { control, in, out }) {
			for (Iterator<Urb> urbs = queue.urbs.iterator(); urbs.hasNext();) {
				Urb urb = urbs.next();
				if (urb.sequence() == sequence) {
					urbs.remove();
					queue.isRefused = false;
					heldBytes -= urb.data().length;
					return true;
				}
			}
		}
		return false;
	}

	private void end(Urb urb, int status, int actual, byte[] data) {
		heldBytes -= urb.data().length;
		answers.ended(urb, status, actual, data);
	}

	/**
	 * Does what can be done now.
	 *
	 * @return nanoseconds until the bus can do more by itself, whatever the board does; {@link BoardLine#NEVER} if
	 *         nothing
	 */
	long pump() {
		boolean progress = true;
		while (progress && !gone) {
			progress = step(control, this::control);
			progress |= step(out, this::send);
			progress |= step(in, this::receive);
		}
		return Math.min(wait(out), wait(in));
	}

	/** One attempt at a transfer; false if the board is not ready. */
	private interface Attempt {
		boolean make(Urb urb);
	}

	private boolean step(Queue queue, Attempt attempt) {
		Urb urb = queue.urbs.peek();
		if (urb == null || gone) {
			return false;
		}
		boolean timed = framed && queue != control;
		long now = timed ? frame() : 0;
		long slot = Math.max(queue.lastFrame, urb.frame()) + 1;
		if (timed && slot > now) {
			return false;
		}
		boolean done = attempt.make(urb);
		queue.isRefused = !done;
		if (done) {
			queue.urbs.remove();
		}
		if (timed) {
			// a frame in which the board was not ready is lost
			queue.lastFrame = done ? slot : Math.max(queue.lastFrame, now - 1);
		}
		return done;
	}

	private long wait(Queue queue) {
		Urb urb = queue.urbs.peek();
		if (!framed || urb == null || gone || queue.isRefused) {
			return BoardLine.NEVER;
		}
		long slot = Math.max(queue.lastFrame, urb.frame()) + 1;
		return Math.max(1, slot * FRAME_NANOS - System.nanoTime());
	}

	private boolean control(Urb urb) {
		if (!urb.isIn() && HidDevice.isReport(urb.setup())) {
			return offer(urb, 0);
		}
		Optional<byte[]> answer = device.control(urb.setup());
		if (answer.isEmpty()) {
			end(urb, Urb.STALLED, 0, NO_BYTES);
		} else if (urb.isIn()) {
			give(urb, 0, answer.get());
		} else {
			end(urb, 0, urb.length(), NO_BYTES);
		}
		return true;
	}

	private boolean send(Urb urb) {
		if (device.isHalted(HidDevice.OUT)) {
			end(urb, Urb.STALLED, 0, NO_BYTES);
			return true;
		}
		return offer(urb, HidDevice.OUT);
	}

	private boolean offer(Urb urb, int endpoint) {
		byte[] report = urb.data().length > LONGEST_REPORT ? Arrays.copyOf(urb.data(), LONGEST_REPORT) : urb.data();
		switch (line.offer(generation, report)) {
		case TAKEN:
			end(urb, 0, urb.length(), NO_BYTES);
			return true;
		case NOT_YET:
			return false;
		case STALLED:
			stall(urb, endpoint);
			return true;
		case GONE:
			gone = true;
			return false;
		default:
			throw new IllegalStateException("an offer that was neither taken nor refused");
		}
	}

	/** A control pipe forgets a stall with the next request, another endpoint when the host has cleared it. */
	private void stall(Urb urb, int endpoint) {
		if (endpoint != 0) {
			device.halt(endpoint);
		}
		end(urb, Urb.STALLED, 0, NO_BYTES);
	}

	private boolean receive(Urb urb) {
		if (device.isHalted(HidDevice.IN)) {
			end(urb, Urb.STALLED, 0, NO_BYTES);
			return true;
		}
		BoardLine.Fetch fetch = line.fetch(generation);
		switch (fetch.kind()) {
		case REPORT:
			give(urb, 0, fetch.report());
			return true;
		case NOTHING:
			return false;
		case STALLED:
			stall(urb, HidDevice.IN);
			return true;
		case OVERFLOW:
			give(urb, Urb.OVERFLOW, fetch.report());
			return true;
		case GONE:
			gone = true;
			return false;
		default:
			throw new IllegalStateException(fetch.kind().name());
		}
	}

	/** What the host has no room for is lost, and the host knows. */
	private void give(Urb urb, int status, byte[] bytes) {
		int length = Math.min(bytes.length, urb.length());
		int outcome = bytes.length > urb.length() ? Urb.OVERFLOW : status;
		if (outcome == 0 && urb.fullOnly() && length < urb.length()) {
			outcome = Urb.SHORT;
		}
		end(urb, outcome, length, length == bytes.length ? bytes : Arrays.copyOf(bytes, length));
	}
}
