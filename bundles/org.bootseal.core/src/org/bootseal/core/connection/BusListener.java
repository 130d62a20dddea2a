/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.connection;

/** Is told that boards may have come or gone. */
@FunctionalInterface
public interface BusListener {

	/** Ends the telling. */
	@FunctionalInterface
	interface Registration extends AutoCloseable {

		/** Does nothing the second time. A call that is under way may still arrive. */
		@Override
		void close();
	}

	/**
	 * Something may have changed on the bus. Called on a thread that also serves open connections, so it returns at
	 * once and leaves looking at the bus to another thread.
	 */
	void busChanged();
}
