/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.provision;

import java.util.List;
import java.util.Optional;

import org.bootseal.core.config.Severity;

/**
 * What a review says about one section of a provisioning file.
 *
 * @param worst
 *            the worst of the section's findings; empty if all is well
 * @param facts
 *            what is known about it, one plain sentence or phrase each, the most important first
 */
public record Review(Optional<Severity> worst, List<String> facts) {

	/** Copies the list. */
	public Review {
		facts = List.copyOf(facts);
	}
}
