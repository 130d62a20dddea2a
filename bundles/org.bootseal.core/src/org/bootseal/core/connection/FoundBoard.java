/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.connection;

import java.util.Optional;

/**
 * A board as it is on its bus at one moment.
 *
 * @param path
 *            where it is plugged in; stays the same when the board leaves the bus and comes back as something else
 * @param usbId
 *            the ids it shows now; empty if it is reached by a serial line
 * @param mode
 *            what answers
 * @param product
 *            its USB product string, or empty
 * @param serial
 *            its USB serial number, or empty: most of these boards have none
 * @param problem
 *            why it can't be opened and what the user can do, one sentence; empty if nothing is known against it
 */
public record FoundBoard(String path, Optional<UsbId> usbId, BoardMode mode, String product, String serial,
		String problem) {

	/**
	 * @param id
	 *            a USB id
	 * @return whether the board may be what has this id; a serial line can't tell
	 */
	public boolean canBe(UsbId id) {
		return usbId.isEmpty() || usbId.get().equals(id);
	}

	/** @return the USB id, or "serial line" */
	public String bus() {
		return usbId.map(UsbId::toString).orElse("serial line");
	}
}
