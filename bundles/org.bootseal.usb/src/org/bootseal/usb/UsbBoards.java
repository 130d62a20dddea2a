/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.usb;

import java.time.Duration;
import java.util.List;

import org.bootseal.core.connection.BoardFinder;
import org.bootseal.core.connection.BusListener;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.ConnectionException.Reason;
import org.bootseal.core.connection.FoundBoard;
import org.bootseal.core.connection.HidChannel;

/**
 * The boards on the USB of this computer. Nothing is loaded and nothing runs before the first call; thread safe, while
 * each channel has one owner.
 */
public final class UsbBoards implements BoardFinder, AutoCloseable {

	private final KnownIds ids;

	/**
	 * @param ids
	 *            the ids of the boards to look for
	 */
	public UsbBoards(KnownIds ids) {
		this.ids = ids;
	}

	@Override
	public List<FoundBoard> find() throws ConnectionException {
		throw unavailable();
	}

	@Override
	public HidChannel open(FoundBoard board) throws ConnectionException {
		throw unavailable();
	}

	private ConnectionException unavailable() {
		return new ConnectionException(Reason.UNAVAILABLE, "USB is not in this version; " + ids.all().size() + " ids");
	}

	@Override
	public void awaitChange(Duration longest) throws InterruptedException {
		Thread.sleep(longest.toMillis());
	}

	/**
	 * Tells of changes of the bus from now on.
	 *
	 * @param listener
	 *            told whenever boards may have come or gone
	 * @return ends it
	 * @throws ConnectionException
	 *             UNAVAILABLE if this computer's USB can't be reached
	 */
	public BusListener.Registration listen(BusListener listener) throws ConnectionException {
		throw unavailable();
	}

	/** Closes all channels and gives back what this object has of the system. Does nothing the second time. */
	@Override
	public void close() {
		// nothing is open
	}
}
