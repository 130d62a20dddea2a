/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.compare;

import java.util.List;

import org.bootseal.core.compare.Difference;

/**
 * Two boards, or runs on them, held against each other.
 *
 * @param good
 *            name of the one that works
 * @param bad
 *            name of the other one
 * @param differences
 *            what differs, the most telling first
 */
record Comparison(String good, String bad, List<Difference> differences) {

	/** Copies the list. */
	Comparison {
		differences = List.copyOf(differences);
	}
}
