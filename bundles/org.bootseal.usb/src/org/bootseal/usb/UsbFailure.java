/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.usb;

import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.ConnectionException.Reason;

/** Tells users what libusb tells programs. */
final class UsbFailure {

	private UsbFailure() {
	}

	/**
	 * @param path
	 *            the board
	 * @param doing
	 *            what was being done, as in "it could not be opened"
	 * @param cause
	 *            what libusb said
	 * @return what the user is told
	 */
	static ConnectionException of(String path, String doing, UsbException cause) {
		Reason reason = reason(cause.code());
		ConnectionException failure = new ConnectionException(reason, path + ": " + doing + ": " + text(cause.code()),
				advice(reason));
		failure.initCause(cause);
		return failure;
	}

	/** What a list of boards says of one that can't be opened. */
	static String problem(UsbException cause) {
		Reason reason = reason(cause.code());
		String advice = advice(reason);
		return text(cause.code()) + (advice.isEmpty() ? "" : "; " + advice);
	}

	/** What a list of boards says of one that another program has. */
	static String problemOfBusy() {
		return text(UsbCode.BUSY) + "; " + advice(Reason.BUSY);
	}

	private static Reason reason(int code) {
		return switch (code) {
		case UsbCode.ACCESS -> Reason.NO_PERMISSION;
		case UsbCode.BUSY -> Reason.BUSY;
		case UsbCode.NO_DEVICE, UsbCode.NOT_FOUND -> Reason.GONE;
		case UsbCode.PIPE -> Reason.STALLED;
		case UsbCode.TIMEOUT -> Reason.TIMED_OUT;
		case UsbCode.OVERFLOW -> Reason.GARBLED;
		default -> Reason.FAILED;
		};
	}

	private static String text(int code) {
		return switch (code) {
		case UsbCode.ACCESS -> "this user may not use it";
		case UsbCode.BUSY -> "another program has it";
		case UsbCode.NO_DEVICE, UsbCode.NOT_FOUND -> "it is gone";
		case UsbCode.PIPE -> "the board refused (stall)";
		case UsbCode.TIMEOUT -> "no answer in time";
		case UsbCode.OVERFLOW -> "the board sent more than it had announced";
		case UsbCode.NOT_SUPPORTED -> "this system has no driver that lets programs use it";
		default -> UsbCode.text(code);
		};
	}

	private static String advice(Reason reason) {
		return switch (reason) {
		case NO_PERMISSION -> "on Linux install the udev rule of Bootseal once, as root, and plug the board in again";
		case BUSY -> "end the other program: another Bootseal, blhost, sdphost, SPSDK, uuu, MCUXpresso Secure"
				+ " Provisioning, or a virtual machine that the board is passed to";
		case GONE -> "see that the board is plugged in, powered, and its boot pins are on serial download";
		default -> "";
		};
	}
}
