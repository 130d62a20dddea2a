/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.usbip;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.bootseal.board.BoardLine;

/** Plugs one board into the controller of this computer, again and again into the same port as long as that is free. */
final class PortKeeper {

	/** The kernel needs a moment to see that a device has left. */
	private static final long PATIENCE = 2_000_000_000L;
	private static final long LOOK = 20_000_000L;

	private final VhciController controller;
	private OptionalInt port = OptionalInt.empty();
	private boolean wanted;
	private long since;

	PortKeeper(VhciController controller) {
		this.controller = controller;
	}

	/** The board has appeared, or has left before it could be plugged in. */
	void want(boolean isThere) {
		wanted = isThere;
		since = System.nanoTime();
	}

	/** Nanoseconds until {@link #plug} should be called again. */
	long untilLook() {
		return wanted ? LOOK : BoardLine.NEVER;
	}

	/**
	 * Plugs the board in, if that is wanted and its port is free.
	 *
	 * @param deviceId
	 *            bus and device number
	 * @return the server's end of the connection; empty if not now
	 * @throws IOException
	 *             if it can't be done; it is not tried again before the board appears again
	 */
	Optional<SocketChannel> plug(int deviceId) throws IOException {
		if (!wanted) {
			return Optional.empty();
		}
		List<Integer> free;
		try {
			free = controller.freePorts();
		} catch (IOException e) {
			wanted = false;
			throw e;
		}
		boolean usual = port.isPresent() && free.contains(port.getAsInt());
		if (!usual && port.isPresent() && System.nanoTime() - since < PATIENCE) {
			return Optional.empty();
		}
		wanted = false;
		if (free.isEmpty()) {
			throw new IOException("all ports of the USB host controller are in use");
		}
		int chosen = usual ? port.getAsInt() : free.get(0);
		SocketChannel end = controller.attach(chosen, deviceId);
		port = OptionalInt.of(chosen);
		return Optional.of(end);
	}
}
