/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.keysheet;

import java.util.OptionalInt;

import org.bootseal.core.otp.FuseWord;

/**
 * One word of the SRK hash: what the key tree means, and what is burnt.
 *
 * @param word
 *            the fuse word
 * @param value
 *            what the SRK table wants in it
 * @param burnt
 *            what is burnt; empty if that is not known
 */
public record SrkFuse(FuseWord word, int value, OptionalInt burnt) {

	/** How what is burnt stands to what is wanted. */
	public enum State {
		/** Nobody read the fuses. */
		UNKNOWN,
		/** Nothing is burnt yet. */
		BLANK,
		/** It is burnt as wanted. */
		EQUAL,
		/** Something else is burnt: this part does not take images of this tree once it is closed. */
		DIFFERENT
	}

	/** @return how what is burnt stands to what is wanted */
	public State state() {
		if (burnt.isEmpty()) {
			return State.UNKNOWN;
		}
		if (burnt.getAsInt() == value) {
			return State.EQUAL;
		}
		return burnt.getAsInt() == 0 ? State.BLANK : State.DIFFERENT;
	}
}
