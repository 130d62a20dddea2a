/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.benchmarks;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.ConnectionException.Reason;
import org.bootseal.core.connection.FoundBoard;
import org.bootseal.core.connection.HidChannel;
import org.usb4java.BufferUtils;
import org.usb4java.Context;
import org.usb4java.Device;
import org.usb4java.DeviceDescriptor;
import org.usb4java.DeviceHandle;
import org.usb4java.DeviceList;
import org.usb4java.LibUsb;
import org.usb4java.LibUsbException;
import org.usb4java.Transfer;

/**
 * A flashloader through libusb and nothing else: what the client is compared with. As a channel it has one transfer at
 * a time, each waited for; {@link #write} and {@link #read} have many, which hold and check nothing.
 */
final class BareUsb implements HidChannel {

	private static final int IN_FLIGHT = 16;
	private static final byte IN = (byte) 0x81;
	private static final byte OUT = 0x02;
	private static final int TIMEOUT_MILLIS = 10_000;
	private static final int REPORT = 1020;
	private static final int PAYLOAD = 1016;
	/** What the client has in one read-memory. */
	private static final int READ_LENGTH = 0x40000;

	private final Context context = new Context();
	private final DeviceHandle handle = new DeviceHandle();
	private final ByteBuffer in = BufferUtils.allocateByteBuffer(1024);
	private final IntBuffer moved = BufferUtils.allocateIntBuffer();
	private int toSubmit;
	private int landed;
	private int answers;

	BareUsb(FoundBoard board) {
		check(LibUsb.init(context));
		DeviceList list = new DeviceList();
		check(LibUsb.getDeviceList(context, list));
		for (Device device : list) {
			if (pathOf(device).equals(board.path())) {
				check(LibUsb.open(device, handle));
			}
		}
		LibUsb.freeDeviceList(list, true);
		LibUsb.detachKernelDriver(handle, 0);
		check(LibUsb.claimInterface(handle, 0));
	}

	private static String pathOf(Device device) {
		DeviceDescriptor descriptor = new DeviceDescriptor();
		check(LibUsb.getDeviceDescriptor(device, descriptor));
		ByteBuffer ports = BufferUtils.allocateByteBuffer(7);
		StringBuilder path = new StringBuilder();
		for (int i = 0; i < LibUsb.getPortNumbers(device, ports); i++) {
			path.append(i == 0 ? "usb:" + LibUsb.getBusNumber(device) + "-" : ".").append(ports.get(i));
		}
		return path.toString();
	}

	private static int check(int result) {
		if (result < 0) {
			throw new LibUsbException("libusb", result);
		}
		return result;
	}

	@Override
	public int longestOutputReport() {
		return REPORT;
	}

	@Override
	public void write(byte[] report, Duration timeout) throws ConnectionException {
		ByteBuffer buffer = BufferUtils.allocateByteBuffer(report.length).put(report);
		transfer(OUT, buffer, timeout);
	}

	@Override
	public byte[] read(Duration timeout) throws ConnectionException {
		byte[] report = new byte[transfer(IN, in, timeout)];
		in.get(0, report);
		return report;
	}

	private int transfer(byte endpoint, ByteBuffer buffer, Duration timeout) throws ConnectionException {
		int result = LibUsb.interruptTransfer(handle, endpoint, buffer, moved, timeout.toMillis());
		if (result == LibUsb.ERROR_TIMEOUT) {
			throw new ConnectionException(Reason.TIMED_OUT, "no transfer in time");
		}
		check(result);
		return moved.get(0);
	}

	/** write-memory: a command and its answer, then all reports as fast as libusb takes them, then the last answer. */
	void write(long address, int length) throws ConnectionException {
		command(0x04, 1, address, length);
		toSubmit = (length + PAYLOAD - 1) / PAYLOAD;
		int reports = toSubmit;
		List<Transfer> transfers = start(OUT, length);
		while (landed < reports) {
			check(LibUsb.handleEventsTimeout(context, 1_000_000));
		}
		transfers.forEach(LibUsb::freeTransfer);
		success(read(Duration.ofMillis(TIMEOUT_MILLIS)), 0);
	}

	/** read-memory, as the client has it: parts, each with its answers. */
	void read(long address, int length) throws ConnectionException {
		for (int done = 0; done < length; done += READ_LENGTH) {
			answers = 0;
			int reports = 2 + (Math.min(READ_LENGTH, length - done) + PAYLOAD - 1) / PAYLOAD;
			toSubmit = reports;
			List<Transfer> transfers = start(IN, 0);
			send(0x03, 0, address + done, Math.min(READ_LENGTH, length - done));
			while (landed < reports) {
				check(LibUsb.handleEventsTimeout(context, 1_000_000));
			}
			transfers.forEach(LibUsb::freeTransfer);
			if (answers != 2) {
				throw new IllegalStateException(answers + " answers");
			}
		}
	}

	private List<Transfer> start(byte endpoint, int length) {
		landed = 0;
		int last = length - (toSubmit - 1) * PAYLOAD;
		List<Transfer> transfers = new ArrayList<>();
		for (int i = Math.min(IN_FLIGHT, toSubmit); i > 0; i--) {
			ByteBuffer buffer = BufferUtils.allocateByteBuffer(endpoint == IN ? 1024 : REPORT)
					.order(ByteOrder.LITTLE_ENDIAN);
			buffer.put(0, (byte) 2).putShort(2, (short) PAYLOAD);
			Transfer transfer = LibUsb.allocTransfer();
			LibUsb.fillInterruptTransfer(transfer, handle, endpoint, buffer, this::land, Integer.valueOf(last), 0);
			transfers.add(transfer);
			submit(transfer);
		}
		return transfers;
	}

	private void submit(Transfer transfer) {
		toSubmit--;
		if (toSubmit == 0 && transfer.endpoint() == OUT) {
			int last = (Integer) transfer.userData();
			transfer.buffer().putShort(2, (short) last);
			transfer.setLength(4 + last);
		}
		check(LibUsb.submitTransfer(transfer));
	}

	private void land(Transfer transfer) {
		landed++;
		if (transfer.status() != LibUsb.TRANSFER_COMPLETED) {
			throw new IllegalStateException("a transfer ended with status " + transfer.status());
		}
		if (transfer.endpoint() == IN && transfer.buffer().get(0) == 3) {
			answers++;
		}
		if (toSubmit > 0) {
			submit(transfer);
		}
	}

	private void command(int tag, int flags, long address, int length) throws ConnectionException {
		send(tag, flags, address, length);
		success(read(Duration.ofMillis(TIMEOUT_MILLIS)), 0);
	}

	private void send(int tag, int flags, long address, int length) throws ConnectionException {
		ByteBuffer report = ByteBuffer.allocate(20).order(ByteOrder.LITTLE_ENDIAN);
		report.put((byte) 1).put((byte) 0).putShort((short) 16);
		report.put((byte) tag).put((byte) flags).put((byte) 0).put((byte) 3);
		report.putInt((int) address).putInt(length).putInt(0);
		write(report.array(), Duration.ofMillis(TIMEOUT_MILLIS));
	}

	private static void success(byte[] report, int status) {
		int found = ByteBuffer.wrap(report).order(ByteOrder.LITTLE_ENDIAN).getInt(8);
		if (report[0] != 3 || found != status) {
			throw new IllegalStateException("report " + report[0] + " with status " + found);
		}
	}

	@Override
	public void close() {
		LibUsb.releaseInterface(handle, 0);
		LibUsb.attachKernelDriver(handle, 0);
		LibUsb.close(handle);
		LibUsb.exit(context);
	}
}
