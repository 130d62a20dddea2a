/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.connection;

import java.util.Locale;

/**
 * USB vendor and product id.
 *
 * @param vendor
 *            idVendor, 0..0xFFFF
 * @param product
 *            idProduct, 0..0xFFFF
 */
public record UsbId(int vendor, int product) {

	/**
	 * @param vendor
	 *            idVendor, 0..0xFFFF
	 * @param product
	 *            idProduct, 0..0xFFFF
	 */
	public UsbId {
		if (vendor != (vendor & 0xFFFF) || product != (product & 0xFFFF)) {
			throw new IllegalArgumentException("USB ids have 16 bits");
		}
	}

	/**
	 * Reads the form that {@link #toString()} writes; a leading 0x at either number and a comma as separator are
	 * accepted too, as blhost has them.
	 *
	 * @param text
	 *            for example "1FC9:0130"
	 * @return the id
	 * @throws IllegalArgumentException
	 *             if the text is not of that form
	 */
	public static UsbId parse(String text) {
		String[] parts = text.split("[:,]", -1);
		if (parts.length != 2) {
			throw new IllegalArgumentException("not VID:PID: " + text);
		}
		return new UsbId(hex(parts[0]), hex(parts[1]));
	}

	private static int hex(String text) {
		String digits = text.strip().toLowerCase(Locale.ROOT);
		return Integer.parseInt(digits.startsWith("0x") ? digits.substring(2) : digits, 16);
	}

	/** @return the id as sdphost and blhost take it after -u, for example "0x1FC9,0x0130" */
	public String argument() {
		return String.format(Locale.ROOT, "0x%04X,0x%04X", vendor, product);
	}

	@Override
	public String toString() {
		return String.format(Locale.ROOT, "%04X:%04X", vendor, product);
	}
}
