/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core;

/** How long work tells how far it is, and learns that it should stop. Called from the working thread. */
public interface Progress {

	/** Shows nothing and is never cancelled. */
	Progress NONE = new Progress() {
		@Override
		public void bytes(long done, long total) {
			// nobody looks
		}

		@Override
		public boolean isCancelled() {
			return false;
		}
	};

	/**
	 * @param done
	 *            bytes of the current operation that are finished, 0..total
	 * @param total
	 *            bytes of the current operation, more than 0
	 */
	void bytes(long done, long total);

	/**
	 * @return whether the work should stop at the next point where it can
	 */
	boolean isCancelled();

	/**
	 * Ends the work if it was cancelled. To be called between packets, never inside one.
	 *
	 * @throws CancelledException
	 *             if {@link #isCancelled()}
	 */
	default void checkCancelled() throws CancelledException {
		if (isCancelled()) {
			throw new CancelledException("cancelled");
		}
	}
}
