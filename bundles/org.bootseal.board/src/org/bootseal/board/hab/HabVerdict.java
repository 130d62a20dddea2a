/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.hab;

import java.util.List;

/**
 * What HAB found.
 *
 * @param authentic
 *            whether the image is authentic
 * @param events
 *            what was logged, in order
 */
public record HabVerdict(boolean authentic, List<HabEvent> events) {

	/** Copies the list. */
	public HabVerdict {
		events = List.copyOf(events);
	}
}
