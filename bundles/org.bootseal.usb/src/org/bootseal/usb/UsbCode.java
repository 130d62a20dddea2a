/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.usb;

import java.util.Locale;

/**
 * The numbers with which libusb says how a call or a transfer ended (libusb.h, enum libusb_error and enum
 * libusb_transfer_status).
 */
final class UsbCode {

	static final int IO = -1;
	static final int ACCESS = -3;
	static final int NO_DEVICE = -4;
	static final int NOT_FOUND = -5;
	static final int BUSY = -6;
	static final int TIMEOUT = -7;
	static final int OVERFLOW = -8;
	static final int PIPE = -9;
	static final int INTERRUPTED = -10;
	static final int NO_MEMORY = -11;
	static final int NOT_SUPPORTED = -12;
	static final int OTHER = -99;

	/** How a transfer ended. */
	static final int COMPLETED = 0;
	static final int ERROR = 1;
	static final int TIMED_OUT = 2;
	static final int CANCELLED = 3;
	static final int STALL = 4;
	static final int GONE = 5;
	static final int TOO_MUCH = 6;

	private UsbCode() {
	}

	/** The result of a call that means the same as how a transfer ended; not for {@link #COMPLETED}. */
	static int ofStatus(int status) {
		return switch (status) {
		case TIMED_OUT -> TIMEOUT;
		case CANCELLED -> INTERRUPTED;
		case STALL -> PIPE;
		case GONE -> NO_DEVICE;
		case TOO_MUCH -> OVERFLOW;
		default -> IO;
		};
	}

	/** What the system said, for messages that can say nothing better. */
	static String text(int code) {
		return switch (code) {
		case IO -> "input/output error";
		case ACCESS -> "access denied";
		case NO_DEVICE -> "no such device";
		case NOT_FOUND -> "not found";
		case BUSY -> "resource busy";
		case TIMEOUT -> "timed out";
		case OVERFLOW -> "overflow";
		case PIPE -> "pipe error";
		case INTERRUPTED -> "cancelled";
		case NO_MEMORY -> "out of memory";
		case NOT_SUPPORTED -> "not supported on this system";
		default -> String.format(Locale.ROOT, "libusb error %d", code);
		};
	}
}
