/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.boards;

import java.util.Optional;

import org.bootseal.core.connection.BoardFinder;
import org.bootseal.core.connection.BusListener;
import org.bootseal.core.connection.ConnectionException;

/**
 * The USB of this computer, as the boards of this workspace need it: a service. It takes nothing of the system before
 * it is used. Safe for several threads.
 */
public interface UsbBus extends BoardFinder {

	/**
	 * Tells of changes of the bus from now on. May load a library, so it is for jobs.
	 *
	 * @param listener
	 *            told whenever boards may have come or gone
	 * @return ends it
	 * @throws ConnectionException
	 *             UNAVAILABLE if this computer's USB can't be reached
	 */
	BusListener.Registration listen(BusListener listener) throws ConnectionException;

	/**
	 * @return commands for a shell, one a line, that let this user open boards; empty where the system needs no such
	 *         thing
	 */
	Optional<String> permission();
}
