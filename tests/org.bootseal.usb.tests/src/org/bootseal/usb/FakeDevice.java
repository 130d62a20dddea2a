/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.usb;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A board on the fake USB: it takes reports and says reports, in order, and does what a test asks for with each
 * transfer. Thread safe.
 */
final class FakeDevice implements UsbLibrary.Device {

	/** What becomes of a transfer. */
	enum Fate {
		/** It completes. */
		DONE,
		/** It, and what is behind it, stays in flight until it is cancelled or the device goes on. */
		HELD,
		/** The same, but the device is faster than the one who cancels. */
		DONE_WHEN_CANCELLED,
		/** It stays even if it is cancelled. */
		STUCK,
		/** The endpoint stalls. */
		STALL,
		/** The bus was disturbed. */
		ERROR,
		/** The device moved more than there is room for. */
		TOO_MUCH,
		/** The device moved less than it was to. */
		SHORT,
		/** The device leaves the bus. */
		GONE
	}

	/** What a device says: a report and what becomes of it. */
	private record Said(byte[] report, Fate fate) {
	}

	final FakeUsb usb;
	private final DeviceInfo info;
	private final boolean outEndpoint;
	private final Map<Integer, String> strings = new HashMap<>();
	private final Deque<Fate> outFates = new ArrayDeque<>();
	private final Deque<FakeTransfer> outs = new ArrayDeque<>();
	private final Deque<FakeTransfer> ins = new ArrayDeque<>();
	private final Deque<Said> said = new ArrayDeque<>();
	private final List<byte[]> taken = new ArrayList<>();
	private byte[] reportDescriptor = Descriptors.romReports();
	private boolean there = true;
	private boolean outHalted;
	private boolean inHalted;
	private boolean kernelDriver = true;
	private boolean busy;
	private int openCode;
	private int handles;
	private int claims;
	private int transfers;

	FakeDevice(FakeUsb usb, DeviceInfo info, boolean outEndpoint) {
		this.usb = usb;
		this.info = info;
		this.outEndpoint = outEndpoint;
	}

	synchronized FakeDevice withString(int index, String text) {
		strings.put(index, text);
		return this;
	}

	synchronized FakeDevice withReportDescriptor(byte[] descriptor) {
		reportDescriptor = descriptor;
		return this;
	}

	/** Opening it fails. */
	synchronized void refuseToOpen(int code) {
		openCode = code;
	}

	/** Another program has its interface. */
	synchronized void setBusy() {
		busy = true;
	}

	/** What becomes of the next reports that it gets; those after them are taken. */
	synchronized void fates(Fate... fates) {
		outFates.addAll(List.of(fates));
	}

	/** Forgets what was asked for: all that waits is taken. */
	synchronized void goOn() {
		outFates.clear();
		run();
	}

	synchronized void say(byte... report) {
		said.add(new Said(report, Fate.DONE));
		run();
	}

	synchronized void sayBadly(Fate fate) {
		said.add(new Said(new byte[0], fate));
		run();
	}

	/** The reports that it has taken. */
	synchronized List<byte[]> taken() {
		return List.copyOf(taken);
	}

	synchronized int waiting() {
		return outs.size();
	}

	/** What it said and nobody has asked for. */
	synchronized int unheard() {
		return said.size();
	}

	synchronized boolean isOpen() {
		return handles != 0 || claims != 0 || transfers != 0;
	}

	synchronized boolean hasKernelDriver() {
		return kernelDriver;
	}

	synchronized boolean hasStandingBy() {
		return !ins.isEmpty();
	}

	/** It is no longer on the bus. */
	synchronized void leave() {
		there = false;
		end(outs, UsbCode.GONE);
		end(ins, UsbCode.GONE);
	}

	private static void end(Deque<FakeTransfer> transfers, int status) {
		transfers.forEach(transfer -> transfer.end(status, 0));
		transfers.clear();
	}

	/** Moves what can be moved. */
	private void run() {
		while (!outs.isEmpty() && !outHalted && runOut(outs.peekFirst())) {
			outs.removeFirst();
		}
		while (!ins.isEmpty() && !said.isEmpty() && !inHalted && there) {
			Said next = said.removeFirst();
			FakeTransfer transfer = ins.removeFirst();
			transfer.put(next.report());
			transfer.end(status(next.fate()), next.report().length);
			inHalted = next.fate() == Fate.STALL;
			if (next.fate() == Fate.GONE) {
				usb.unplug(this);
			}
		}
	}

	/** @return whether it has ended */
	private boolean runOut(FakeTransfer transfer) {
		Fate fate = outFates.isEmpty() ? Fate.DONE : outFates.peekFirst();
		if (fate == Fate.HELD || fate == Fate.DONE_WHEN_CANCELLED || fate == Fate.STUCK) {
			return false;
		}
		outFates.pollFirst();
		if (fate == Fate.DONE) {
			taken.add(transfer.data());
		}
		outHalted = fate == Fate.STALL && outEndpoint;
		transfer.end(status(fate), fate == Fate.DONE ? transfer.data().length : fate == Fate.SHORT ? 1 : 0);
		if (fate == Fate.GONE) {
			outs.remove(transfer);
			usb.unplug(this);
			return false;
		}
		return true;
	}

	private static int status(Fate fate) {
		return switch (fate) {
		case STALL -> UsbCode.STALL;
		case ERROR -> UsbCode.ERROR;
		case TOO_MUCH -> UsbCode.TOO_MUCH;
		case GONE -> UsbCode.GONE;
		default -> UsbCode.COMPLETED;
		};
	}

	/** Takes a transfer, which may end at once. */
	synchronized void submit(FakeTransfer transfer) throws UsbException {
		if (!there) {
			throw new UsbException(UsbCode.NO_DEVICE);
		}
		(transfer.in ? ins : outs).addLast(transfer);
		run();
	}

	/** Gives a transfer back, unless it has ended or the device keeps it. */
	synchronized void cancel(FakeTransfer transfer) {
		Fate fate = outFates.isEmpty() ? Fate.DONE : outFates.peekFirst();
		if (!transfer.in && fate == Fate.STUCK || !(transfer.in ? ins : outs).remove(transfer)) {
			return;
		}
		if (!transfer.in && fate == Fate.DONE_WHEN_CANCELLED) {
			taken.add(transfer.data());
			transfer.end(UsbCode.CANCELLED, transfer.data().length);
		} else {
			transfer.end(UsbCode.CANCELLED, 0);
		}
	}

	@Override
	public DeviceInfo info() {
		return info;
	}

	@Override
	public synchronized UsbLibrary.Handle open() throws UsbException {
		usb.called("open");
		if (openCode != 0) {
			throw new UsbException(openCode);
		}
		if (!there) {
			throw new UsbException(UsbCode.NO_DEVICE);
		}
		handles++;
		return new FakeHandle();
	}

	private synchronized byte[] descriptor(int value) throws UsbException {
		String text = strings.get(value & 0xFF);
		return switch (value >> 8) {
		case 2 -> Descriptors.configuration(outEndpoint, reportDescriptor.length);
		case 3 -> (value & 0xFF) == 0 ? new byte[] { 4, 3, 9, 4 } : Descriptors.string(text);
		case 0x22 -> reportDescriptor;
		default -> throw new UsbException(UsbCode.PIPE);
		};
	}

	/** One opening of it. */
	private final class FakeHandle implements UsbLibrary.Handle {

		private boolean closed;
		private int own;

		@Override
		public int control(int requestType, int request, int value, int index, ByteBuffer data, int timeoutMillis)
				throws UsbException {
			usb.called("control");
			synchronized (FakeDevice.this) {
				if (!there) {
					throw new UsbException(UsbCode.NO_DEVICE);
				}
			}
			if (requestType == 0x80 && request == 0) {
				return 2;
			}
			byte[] bytes = descriptor(value);
			int length = Math.min(bytes.length, data.capacity());
			data.put(0, bytes, 0, length);
			return length;
		}

		@Override
		public void detachKernelDriver(int interfaceNumber) throws UsbException {
			usb.called("detach");
			synchronized (FakeDevice.this) {
				if (!kernelDriver) {
					throw new UsbException(UsbCode.NOT_FOUND);
				}
				kernelDriver = false;
			}
		}

		@Override
		public void attachKernelDriver(int interfaceNumber) throws UsbException {
			synchronized (FakeDevice.this) {
				if (!there || kernelDriver) {
					throw new UsbException(there ? UsbCode.NOT_FOUND : UsbCode.NO_DEVICE);
				}
				kernelDriver = true;
			}
		}

		@Override
		public void claim(int interfaceNumber) throws UsbException {
			usb.called("claim");
			synchronized (FakeDevice.this) {
				if (busy || kernelDriver || claims != 0) {
					throw new UsbException(UsbCode.BUSY);
				}
				claims++;
			}
		}

		@Override
		public void release(int interfaceNumber) throws UsbException {
			synchronized (FakeDevice.this) {
				claims--;
				if (!there) {
					throw new UsbException(UsbCode.NO_DEVICE);
				}
			}
		}

		@Override
		public void clearHalt(int endpoint) throws UsbException {
			usb.called("clearHalt " + Integer.toHexString(endpoint));
			synchronized (FakeDevice.this) {
				if (!there) {
					throw new UsbException(UsbCode.NO_DEVICE);
				}
				if (endpoint == Descriptors.IN) {
					inHalted = false;
				} else {
					outHalted = false;
				}
				run();
			}
		}

		@Override
		public UsbLibrary.Transfer interrupt(int endpoint, ByteBuffer buffer, Runnable landed) throws UsbException {
			return transfer(buffer, landed, endpoint == Descriptors.IN, 0);
		}

		@Override
		public UsbLibrary.Transfer control(ByteBuffer buffer, Runnable landed) throws UsbException {
			return transfer(buffer, landed, false, 8);
		}

		private UsbLibrary.Transfer transfer(ByteBuffer buffer, Runnable landed, boolean in, int header)
				throws UsbException {
			usb.called("transfer");
			synchronized (FakeDevice.this) {
				if (!buffer.isDirect() || closed) {
					usb.violations.add("a transfer with a buffer that moves, or of a closed device");
				}
				transfers++;
				own++;
				return new FakeTransfer(FakeDevice.this, this::forget, buffer, landed, in, header);
			}
		}

		private void forget() {
			transfers--;
			own--;
		}

		@Override
		public void close() {
			synchronized (FakeDevice.this) {
				if (closed || own != 0) {
					usb.violations.add("closed twice, or with " + own + " transfers");
				}
				closed = true;
				handles--;
			}
		}
	}
}
