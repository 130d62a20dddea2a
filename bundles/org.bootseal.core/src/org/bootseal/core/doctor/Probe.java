/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.doctor;

import java.util.List;

/** Knows the causes of one subject: what speaks for each, and what to try. */
interface Probe {

	/** Says what the facts mean. */
	void judge(Facts facts, Verdicts verdicts);

	/** What would tell more, given the facts; what was done already is left out by the doctor. */
	List<Trial> wanted(Facts facts);
}
