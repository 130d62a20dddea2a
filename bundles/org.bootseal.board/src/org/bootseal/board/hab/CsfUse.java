/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.hab;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * What HAB took of a CSF up to its end or to the command that failed.
 *
 * @param version
 *            version byte of the header: 0x42 for HAB 4.2
 * @param srkIndex
 *            index of the SRK in its table, 0..3; empty if none was installed
 * @param keySlots
 *            slots of the keys that a signature was good with, each once, in order of use
 */
public record CsfUse(int version, OptionalInt srkIndex, List<Integer> keySlots) {

	/** Copies the list. */
	public CsfUse {
		keySlots = List.copyOf(keySlots);
	}

	/** @return for people, such as "CSF 4.2, SRK index 0, verified with key slots 1 and 2" */
	@Override
	public String toString() {
		String srk = srkIndex.isPresent() ? "SRK index " + srkIndex.getAsInt() : "no SRK";
		String keys = keySlots.stream().map(String::valueOf).collect(Collectors.joining(" and "));
		return "CSF " + (version >> 4) + "." + (version & 0xF) + ", " + srk + ", "
				+ (keySlots.isEmpty() ? "no signature verified"
						: "verified with key " + (keySlots.size() == 1 ? "slot " : "slots ") + keys);
	}
}
