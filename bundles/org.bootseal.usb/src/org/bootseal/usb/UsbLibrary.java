/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.usb;

import java.nio.ByteBuffer;

/**
 * What Bootseal calls of libusb: one context, and nothing decided. The only class behind it that knows libusb is
 * {@link LibUsbLibrary} with its parts. Thread safe as libusb is, but for the end of what is in use.
 */
interface UsbLibrary {

	/** The devices on the bus at one moment, valid until this is closed. */
	interface Devices extends AutoCloseable, Iterable<Device> {

		@Override
		void close();
	}

	/** A device of a list. */
	interface Device {

		/** What is known of it without talking to it. */
		DeviceInfo info();

		/** Opens it; the handle outlives the list. */
		Handle open() throws UsbException;
	}

	/** An open device. */
	interface Handle {

		/**
		 * A control transfer, waited for.
		 *
		 * @param data
		 *            direct; as many bytes as it has capacity are moved
		 * @return bytes that were moved
		 */
		int control(int requestType, int request, int value, int index, ByteBuffer data, int timeoutMillis)
				throws UsbException;

		void detachKernelDriver(int interfaceNumber) throws UsbException;

		void attachKernelDriver(int interfaceNumber) throws UsbException;

		void claim(int interfaceNumber) throws UsbException;

		void release(int interfaceNumber) throws UsbException;

		void clearHalt(int endpoint) throws UsbException;

		/**
		 * Makes a transfer for an interrupt endpoint, without a time limit.
		 *
		 * @param buffer
		 *            direct
		 * @param landed
		 *            called on the event thread each time that the transfer has ended in any way; throws nothing
		 */
		Transfer interrupt(int endpoint, ByteBuffer buffer, Runnable landed) throws UsbException;

		/** The same for the control pipe; the first 8 bytes of the buffer are the setup packet. */
		Transfer control(ByteBuffer buffer, Runnable landed) throws UsbException;

		void close();
	}

	/** A transfer that is made once and can fly again and again. */
	interface Transfer {

		/**
		 * @param length
		 *            bytes of the buffer to move, the setup packet included
		 */
		void submit(int length) throws UsbException;

		/** Asks for its end, which is told like any other; nothing happens if it is not in flight. */
		void cancel();

		/** How it ended, as in {@link UsbCode}. */
		int status();

		/** Bytes that were moved, without the setup packet. */
		int length();

		/** To be called when it is not in flight, and once. */
		void free();
	}

	/** Makes the context. */
	void init() throws UsbException;

	/** Ends the context; nothing may be open. */
	void exit();

	/** Whether the system tells of devices that come and go. */
	boolean hasHotplug();

	/**
	 * Asks to be told of devices that come and go.
	 *
	 * @param changed
	 *            called on the event thread; calls nothing of this library
	 */
	void watch(Runnable changed) throws UsbException;

	/** Ends {@link #watch(Runnable)}. */
	void unwatch();

	/** Calls back for what has happened; waits for something to happen. */
	void handleEvents(long longestMicros) throws UsbException;

	/** Lets a {@link #handleEvents(long)} return, now or the next one. */
	void interruptEvents();

	Devices devices() throws UsbException;
}
