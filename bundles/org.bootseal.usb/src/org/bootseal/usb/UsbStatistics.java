/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.usb;

import java.util.concurrent.atomic.AtomicInteger;

/** What is in use at this moment: all are 0 when everything was closed. */
final class UsbStatistics {

	/** Contexts of libusb. */
	final AtomicInteger contexts = new AtomicInteger();
	/** Open devices. */
	final AtomicInteger handles = new AtomicInteger();
	/** Transfers that were made and not freed. */
	final AtomicInteger transfers = new AtomicInteger();
	/** Threads. */
	final AtomicInteger threads = new AtomicInteger();

	boolean isZero() {
		return contexts.get() == 0 && handles.get() == 0 && transfers.get() == 0 && threads.get() == 0;
	}

	@Override
	public String toString() {
		return contexts + " contexts, " + handles + " handles, " + transfers + " transfers, " + threads + " threads";
	}
}
