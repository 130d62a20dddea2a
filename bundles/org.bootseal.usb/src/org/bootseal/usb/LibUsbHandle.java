/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.usb;

import java.nio.ByteBuffer;

import org.usb4java.DeviceHandle;
import org.usb4java.LibUsb;
import org.usb4java.Transfer;
import org.usb4java.TransferCallback;

/** A device that is open in libusb. */
final class LibUsbHandle implements UsbLibrary.Handle {

	private final DeviceHandle handle;

	LibUsbHandle(DeviceHandle handle) {
		this.handle = handle;
	}

	@Override
	public int control(int requestType, int request, int value, int index, ByteBuffer data, int timeoutMillis)
			throws UsbException {
		return UsbException.check(LibUsb.controlTransfer(handle, (byte) requestType, (byte) request, (short) value,
				(short) index, data, timeoutMillis));
	}

	@Override
	public void detachKernelDriver(int interfaceNumber) throws UsbException {
		UsbException.check(LibUsb.detachKernelDriver(handle, interfaceNumber));
	}

	@Override
	public void attachKernelDriver(int interfaceNumber) throws UsbException {
		UsbException.check(LibUsb.attachKernelDriver(handle, interfaceNumber));
	}

	@Override
	public void claim(int interfaceNumber) throws UsbException {
		UsbException.check(LibUsb.claimInterface(handle, interfaceNumber));
	}

	@Override
	public void release(int interfaceNumber) throws UsbException {
		UsbException.check(LibUsb.releaseInterface(handle, interfaceNumber));
	}

	@Override
	public void clearHalt(int endpoint) throws UsbException {
		UsbException.check(LibUsb.clearHalt(handle, (byte) endpoint));
	}

	@Override
	public UsbLibrary.Transfer interrupt(int endpoint, ByteBuffer buffer, Runnable landed) throws UsbException {
		Transfer transfer = allocated();
		TransferCallback callback = ended -> landed.run();
		LibUsb.fillInterruptTransfer(transfer, handle, (byte) endpoint, buffer, callback, null, 0);
		return new LibUsbTransfer(transfer, buffer.capacity());
	}

	@Override
	public UsbLibrary.Transfer control(ByteBuffer buffer, Runnable landed) throws UsbException {
		Transfer transfer = allocated();
		transfer.setDevHandle(handle);
		transfer.setType(LibUsb.TRANSFER_TYPE_CONTROL);
		transfer.setBuffer(buffer);
		transfer.setCallback(ended -> landed.run());
		return new LibUsbTransfer(transfer, buffer.capacity());
	}

	private static Transfer allocated() throws UsbException {
		Transfer transfer = LibUsb.allocTransfer();
		if (transfer == null) {
			throw new UsbException(UsbCode.NO_MEMORY);
		}
		return transfer;
	}

	@Override
	public void close() {
		LibUsb.close(handle);
	}

	/** A transfer of libusb; it holds its buffer. */
	private static final class LibUsbTransfer implements UsbLibrary.Transfer {

		private final Transfer transfer;
		private int length;

		LibUsbTransfer(Transfer transfer, int length) {
			this.transfer = transfer;
			this.length = length;
		}

		@Override
		public void submit(int submitted) throws UsbException {
			if (submitted != length) {
				transfer.setLength(submitted);
				length = submitted;
			}
			UsbException.check(LibUsb.submitTransfer(transfer));
		}

		@Override
		public void cancel() {
			// what it returns says only whether the transfer had ended already
			LibUsb.cancelTransfer(transfer);
		}

		@Override
		public int status() {
			return transfer.status();
		}

		@Override
		public int length() {
			return transfer.actualLength();
		}

		@Override
		public void free() {
			LibUsb.freeTransfer(transfer);
		}
	}
}
