/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

/** How a step or a run ended. */
public enum Outcome {
	/** As planned. */
	OK,
	/** Something went wrong. */
	FAILED,
	/** The user ended it, or did not agree. */
	CANCELLED,
	/** The step was not needed, not chosen, or not reached. */
	SKIPPED
}
