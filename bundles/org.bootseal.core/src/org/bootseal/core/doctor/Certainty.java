/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.doctor;

/** How sure a cause is. */
public enum Certainty {
	/** It would explain what is seen, and so would others. */
	POSSIBLE("possible"),
	/** It explains what is seen better than others, but nothing proves it. */
	LIKELY("likely"),
	/** An experiment, or a value that only this cause produces, shows it. */
	CERTAIN("certain");

	private final String word;

	Certainty(String word) {
		this.word = word;
	}

	/** @return the word for people and programs, for example "likely" */
	public String word() {
		return word;
	}
}
