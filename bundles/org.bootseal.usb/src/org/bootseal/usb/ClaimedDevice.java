/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.usb;

import java.nio.ByteBuffer;

import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.ConnectionException.Reason;

/** An open board whose HID interface is ours and not the kernel's, until this is closed. */
final class ClaimedDevice implements AutoCloseable {

	/** What a device may take for a standard request with data (USB 2.0, section 9.2.6.4). */
	private static final int TIMEOUT_MILLIS = 5000;
	private static final int SIGN_OF_LIFE_MILLIS = 200;

	/** Device to host, standard, device or interface (USB 2.0, section 9.3). */
	private static final int FROM_DEVICE = 0x80;
	private static final int FROM_INTERFACE = 0x81;
	private static final int GET_STATUS = 0;
	private static final int GET_DESCRIPTOR = 6;
	private static final int CONFIGURATION = 2 << 8;
	private static final int REPORT = 0x22 << 8;

	/** Bytes of a configuration descriptor without what follows it. */
	private static final int CONFIGURATION_LENGTH = 9;

	private final String path;
	private final UsbLibrary.Handle handle;
	private final UsbStatistics statistics;
	private HidInterface hid;
	private boolean claimed;
	private boolean closed;

	private ClaimedDevice(String path, UsbLibrary.Handle handle, UsbStatistics statistics) {
		this.path = path;
		this.handle = handle;
		this.statistics = statistics;
		statistics.handles.incrementAndGet();
	}

	/** Opens a device and takes its HID interface from the kernel. If that fails, the kernel has it back. */
	static ClaimedDevice open(String path, UsbLibrary.Device device, UsbStatistics statistics)
			throws ConnectionException {
		ClaimedDevice opened;
		try {
			opened = new ClaimedDevice(path, device.open(), statistics);
		} catch (UsbException e) {
			throw UsbFailure.of(path, "it could not be opened", e);
		}
		try {
			opened.claim();
			return opened;
		} catch (ConnectionException e) {
			opened.close();
			throw e;
		}
	}

	private void claim() throws ConnectionException {
		byte[] start = descriptor("configuration", FROM_DEVICE, CONFIGURATION, 0, CONFIGURATION_LENGTH);
		if (start.length < CONFIGURATION_LENGTH) {
			throw new ConnectionException(Reason.GARBLED, path + ": its configuration has " + start.length + " bytes");
		}
		int total = start[2] & 0xFF | (start[3] & 0xFF) << 8;
		hid = HidInterface.of(path, descriptor("configuration", FROM_DEVICE, CONFIGURATION, 0, total));
		try {
			handle.detachKernelDriver(hid.number());
		} catch (UsbException e) {
			// there was none, or the system has nothing to detach: claiming tells what comes of it
			if (e.code() != UsbCode.NOT_FOUND && e.code() != UsbCode.NOT_SUPPORTED) {
				throw UsbFailure.of(path, "it could not be taken from the system's driver", e);
			}
		}
		try {
			handle.claim(hid.number());
			claimed = true;
		} catch (UsbException e) {
			throw UsbFailure.of(path, "it could not be claimed", e);
		}
	}

	/** Asks for the sizes of the reports. */
	ReportSizes reportSizes() throws ConnectionException {
		return ReportSizes.of(path, descriptor("reports", FROM_INTERFACE, REPORT, hid.number(),
				hid.reportDescriptorLength()));
	}

	private byte[] descriptor(String what, int type, int value, int index, int length) throws ConnectionException {
		ByteBuffer data = ByteBuffer.allocateDirect(length);
		try {
			byte[] bytes = new byte[handle.control(type, GET_DESCRIPTOR, value, index, data, TIMEOUT_MILLIS)];
			data.get(bytes);
			return bytes;
		} catch (UsbException e) {
			throw UsbFailure.of(path, "the descriptor of its " + what + " could not be read", e);
		}
	}

	/** Whether the board answers at all. */
	boolean isAlive() {
		try {
			handle.control(FROM_DEVICE, GET_STATUS, 0, 0, ByteBuffer.allocateDirect(2), SIGN_OF_LIFE_MILLIS);
			return true;
		} catch (UsbException e) {
			return e.code() != UsbCode.NO_DEVICE && e.code() != UsbCode.IO;
		}
	}

	UsbLibrary.Handle handle() {
		return handle;
	}

	HidInterface hid() {
		return hid;
	}

	/** Gives the interface back to the kernel's driver; no transfer is in flight. Does nothing the second time. */
	@Override
	public void close() {
		if (closed) {
			return;
		}
		closed = true;
		if (claimed) {
			tryTo(handle::release);
		}
		if (hid != null) {
			// also if there was none: a program that ended badly may have left the interface without
			tryTo(handle::attachKernelDriver);
		}
		handle.close();
		statistics.handles.decrementAndGet();
	}

	/** Something to do with an interface. */
	@FunctionalInterface
	private interface Step {

		void run(int interfaceNumber) throws UsbException;
	}

	private void tryTo(Step step) {
		try {
			step.run(hid.number());
		} catch (UsbException e) {
			// the board is gone, or the system has no driver for it: either way it is no longer ours
			claimed = false;
		}
	}
}
