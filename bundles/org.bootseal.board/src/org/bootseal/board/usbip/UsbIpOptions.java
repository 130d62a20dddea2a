/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.usbip;

/**
 * How boards are served.
 *
 * @param port
 *            the TCP port on the loopback interface; 0 for any that is free
 * @param attach
 *            whether the boards are handed to the USB of this computer as they appear (Linux, root, vhci_hcd)
 * @param framed
 *            whether an interrupt endpoint carries one report in a micro frame of 125 us, as a high-speed bus does;
 *            else as fast as it goes
 */
public record UsbIpOptions(int port, boolean attach, boolean framed) {

	/** The port that IANA has registered for USB/IP. */
	public static final int STANDARD_PORT = 3240;

	/** Checks the port. */
	public UsbIpOptions {
		if (port < 0 || port > 0xFFFF) {
			throw new IllegalArgumentException("no TCP port: " + port);
		}
	}

	/** @return any free port, to be imported by whoever wants to, without the timing of a bus */
	public static UsbIpOptions anyPort() {
		return new UsbIpOptions(0, false, false);
	}
}
