/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.usb;

import java.nio.ByteBuffer;

/** A transfer of a device on the fake USB. It is guarded by its device, and notes what the real one would crash on. */
final class FakeTransfer implements UsbLibrary.Transfer {

	private final FakeDevice device;
	private final Runnable forget;
	private final ByteBuffer buffer;
	private final Runnable landed;
	final boolean in;
	private final int header;
	private int submitted;
	private int status;
	private int length;
	private boolean inFlight;
	private boolean freed;

	FakeTransfer(FakeDevice device, Runnable forget, ByteBuffer buffer, Runnable landed, boolean in, int header) {
		this.device = device;
		this.forget = forget;
		this.buffer = buffer;
		this.landed = landed;
		this.in = in;
		this.header = header;
	}

	/** What it carries to the device. */
	byte[] data() {
		byte[] data = new byte[submitted - header];
		// what the host has set its limit to does not concern libusb
		buffer.duplicate().clear().get(header, data);
		if (header != 0 && (buffer.get(0) != 0x21 || buffer.get(1) != 9 || buffer.get(2) != data[0]
				|| buffer.get(3) != 2 || (buffer.get(6) & 0xFF | (buffer.get(7) & 0xFF) << 8) != data.length)) {
			device.usb.violations.add("no SET_REPORT of report " + data[0]);
		}
		return data;
	}

	/** Takes a report from the device. */
	void put(byte[] report) {
		buffer.duplicate().clear().put(report, 0, Math.min(report.length, buffer.capacity()));
	}

	/** Comes back to the host, on the thread that handles events. */
	void end(int endStatus, int endLength) {
		device.usb.event(() -> {
			synchronized (device) {
				status = endStatus;
				length = endLength;
				inFlight = false;
			}
			landed.run();
		});
	}

	@Override
	public void submit(int bytes) throws UsbException {
		device.usb.called("submit");
		synchronized (device) {
			if (inFlight || freed || bytes > buffer.capacity()) {
				device.usb.violations.add("submitted in flight, after its end, or with " + bytes + " bytes");
			}
			submitted = bytes;
			inFlight = true;
			try {
				device.submit(this);
			} catch (UsbException e) {
				inFlight = false;
				throw e;
			}
		}
	}

	@Override
	public void cancel() {
		device.cancel(this);
	}

	@Override
	public int status() {
		return status;
	}

	@Override
	public int length() {
		return length;
	}

	@Override
	public void free() {
		synchronized (device) {
			if (inFlight || freed) {
				device.usb.violations.add("freed in flight, or twice");
			}
			freed = true;
			forget.run();
		}
	}
}
