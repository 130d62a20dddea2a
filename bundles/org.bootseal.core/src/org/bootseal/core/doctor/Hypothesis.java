/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.doctor;

import java.util.List;

/**
 * A cause that may be the one.
 *
 * @param cause
 *            the cause
 * @param certainty
 *            how sure it is by now
 * @param supports
 *            what speaks for it, one sentence each
 */
public record Hypothesis(Cause cause, Certainty certainty, List<String> supports) {

	/** Copies the list. */
	public Hypothesis {
		supports = List.copyOf(supports);
	}
}
