/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.usb;

import java.nio.ByteBuffer;

/**
 * A transfer with its buffer. The owner of its channel submits and frees it, and it lands on the event thread; in
 * between it belongs to libusb.
 */
final class TransferSlot {

	private final ByteBuffer buffer;
	private UsbLibrary.Transfer transfer;
	private int submitted;
	private int status;
	private int length;
	private volatile boolean inFlight;

	/**
	 * @param buffer
	 *            direct, of this slot alone
	 */
	TransferSlot(ByteBuffer buffer) {
		this.buffer = buffer;
	}

	void bind(UsbLibrary.Transfer bound) {
		transfer = bound;
	}

	ByteBuffer buffer() {
		return buffer;
	}

	void submit(int bytes) throws UsbException {
		submitted = bytes;
		// it may land before the call returns
		inFlight = true;
		try {
			transfer.submit(bytes);
		} catch (UsbException e) {
			inFlight = false;
			throw e;
		}
	}

	/** On the event thread: it has ended in any way. */
	void land() {
		status = transfer.status();
		length = transfer.length();
		inFlight = false;
	}

	boolean isInFlight() {
		return inFlight;
	}

	void cancel() {
		if (inFlight) {
			transfer.cancel();
		}
	}

	/** Bytes of the buffer that were submitted. */
	int submitted() {
		return submitted;
	}

	/** How it ended, as in {@link UsbCode}; only when it has landed. */
	int status() {
		return status;
	}

	/** Bytes that were moved; only when it has landed. */
	int length() {
		return length;
	}

	void free() {
		transfer.free();
	}
}
