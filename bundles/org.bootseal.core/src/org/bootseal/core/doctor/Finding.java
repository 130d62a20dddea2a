/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.doctor;

import java.util.List;

/**
 * What the doctor says of a cause.
 *
 * @param cause
 *            the cause
 * @param certainty
 *            how sure it is
 * @param by
 *            by what, one sentence each
 * @param remedies
 *            what to do, the best first; the page of the cause says more
 */
public record Finding(Cause cause, Certainty certainty, List<String> by, List<Remedy> remedies) {

	/** Copies the lists. */
	public Finding {
		by = List.copyOf(by);
		remedies = List.copyOf(remedies);
	}
}
