/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.doctor;

import java.time.Duration;
import java.util.List;

/**
 * What came of an examination.
 *
 * @param evidence
 *            what was seen, in its order
 * @param experiments
 *            what was tried, in its order
 * @param findings
 *            the causes, the surest first; never empty unless it was cancelled
 * @param withConsent
 *            what would be tried next if it were allowed
 * @param elapsed
 *            how long it took, by the clock of the board
 * @param cancelled
 *            whether the user ended it
 */
public record DoctorReport(List<Evidence> evidence, List<ExperimentRecord> experiments, List<Finding> findings,
		List<Experiment> withConsent, Duration elapsed, boolean cancelled) {

	/** Copies the lists. */
	public DoctorReport {
		evidence = List.copyOf(evidence);
		experiments = List.copyOf(experiments);
		findings = List.copyOf(findings);
		withConsent = List.copyOf(withConsent);
	}

	/** @return whether nothing is wrong as far as was looked */
	public boolean isHealthy() {
		return !findings.isEmpty() && findings.get(0).cause() == Cause.HEALTHY;
	}
}
