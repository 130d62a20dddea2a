/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.usb;

/** A call of libusb failed, or a transfer did. It tells nothing to users: {@link UsbFailure} makes of it what does. */
final class UsbException extends Exception {

	private static final long serialVersionUID = 1L;

	private final int code;

	/**
	 * @param code
	 *            the result, as in {@link UsbCode}
	 */
	UsbException(int code) {
		super(UsbCode.text(code));
		this.code = code;
	}

	/**
	 * Checks a result.
	 *
	 * @param result
	 *            what a call of libusb returned
	 * @return the result
	 * @throws UsbException
	 *             if it is negative
	 */
	static int check(int result) throws UsbException {
		if (result < 0) {
			throw new UsbException(result);
		}
		return result;
	}

	int code() {
		return code;
	}
}
