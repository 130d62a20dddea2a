/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.otp;

/**
 * Something a person must know before fuses are burnt.
 *
 * @param severity
 *            whether it forbids burning
 * @param text
 *            one sentence
 */
public record FuseFinding(Severity severity, String text) {

	/** How grave a finding is. */
	public enum Severity {
		/** Burning goes on if the user wants it. */
		WARNING,
		/** The group it concerns is not burnt. */
		REFUSAL
	}

	/** @return "warning: ..." or "refused: ..." */
	@Override
	public String toString() {
		return (severity == Severity.REFUSAL ? "refused: " : "warning: ") + text;
	}
}
