/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.sdp;

import java.util.Optional;

/** Whether HAB enforces signatures, as the ROM says with every answer (report 3). */
public enum HabState {
	/** Any image runs. */
	OPEN(0x56787856),
	/** Only images run that are signed under the burnt SRK hash. */
	CLOSED(0x12343412);

	private final int word;

	HabState(int word) {
		this.word = word;
	}

	/** @return the word on the wire, read most significant byte first; it reads the same in both orders */
	public int word() {
		return word;
	}

	/**
	 * @param word
	 *            the payload of report 3, most significant byte first
	 * @return the state, or empty if the word is none
	 */
	public static Optional<HabState> of(int word) {
		for (HabState state : values()) {
			if (state.word == word) {
				return Optional.of(state);
			}
		}
		return Optional.empty();
	}
}
