/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.boards;

/**
 * Learns what becomes of the attached boards. Called from whatever thread changed something, so it should return soon.
 */
@FunctionalInterface
public interface BoardsListener {

	/** A board was attached, detached or renamed, or something was done with one that may have changed its state. */
	void changed();
}
