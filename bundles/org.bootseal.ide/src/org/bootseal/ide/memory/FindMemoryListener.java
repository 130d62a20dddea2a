/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.memory;

/** Sees a search for a memory configuration go on, in the thread of the search. */
public interface FindMemoryListener {

	/**
	 * A way to use the flash is tried.
	 *
	 * @param candidate
	 *            the place of the flash and how it is talked to
	 */
	void trying(String candidate);

	/**
	 * Something came of what is tried now.
	 *
	 * @param result
	 *            a status, or how often reading failed at a clock
	 */
	void result(String result);
}
