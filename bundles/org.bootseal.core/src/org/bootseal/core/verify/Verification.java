/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.verify;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.bootseal.core.hab.Ivt;
import org.bootseal.core.keys.SrkTable;

/**
 * What HAB would make of one image in a file. Offsets are in bytes from the start of the file.
 *
 * @param ivtOffset
 *            where the IVT is
 * @param ivt
 *            the IVT
 * @param verdict
 *            the answer
 * @param events
 *            all events that HAB would log, in order; also those of an unsigned image
 * @param runsOpen
 *            whether a part that is open runs it
 * @param commands
 *            what came of each command of the CSF, up to the first that fails
 * @param coverage
 *            the whole file in stretches: what HAB covers, and what it does not
 * @param srkTable
 *            the table that was installed
 * @param srkIndex
 *            the SRK that was installed
 * @param conditions
 *            what the answer takes for granted because nobody said, one sentence each
 * @param warnings
 *            what HAB does not mind, but a person should, one sentence each
 */
public record Verification(long ivtOffset, Ivt ivt, Verdict verdict, List<LoggedEvent> events, boolean runsOpen,
		List<CommandResult> commands, List<CoverageRange> coverage, Optional<SrkTable> srkTable, OptionalInt srkIndex,
		List<String> conditions, List<String> warnings) {

	/** Copies the lists. */
	public Verification {
		events = List.copyOf(events);
		commands = List.copyOf(commands);
		coverage = List.copyOf(coverage);
		conditions = List.copyOf(conditions);
		warnings = List.copyOf(warnings);
	}

	/** @return whether HAB logs nothing and covers all that runs or steers the boot */
	public boolean isPass() {
		return verdict instanceof Verdict.Pass;
	}

	/**
	 * @param offset
	 *            a place in the file
	 * @return what covers that byte, or that nothing does
	 */
	public CoverageRange coverageAt(long offset) {
		for (CoverageRange range : coverage) {
			if (offset >= range.offset() && offset - range.offset() < range.length()) {
				return range;
			}
		}
		throw new IllegalArgumentException("offset " + offset + " is not in the file");
	}
}
