/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.bootseal.core.BadInputException;
import org.bootseal.core.flexspi.Fcb;
import org.bootseal.core.mboot.ExternalMemory;

/** Looks whether an FCB that was read from flash is one that the ROM can boot with. */
final class FcbExaminer {

	/** What is said of a place that reads as erased flash does, and as no flash at all does. */
	static final String BLANK = "no FCB stands in the flash, its place is erased";

	private final StepContext context;

	FcbExaminer(StepContext context) {
		this.context = context;
	}

	/** The block, if it is good and fits what the flashloader said of the flash. */
	Fcb require(byte[] block) throws StepStop {
		List<String> problems = new ArrayList<>();
		try {
			Fcb fcb = Fcb.parse(block);
			problems.addAll(fcb.problems());
			sizes(problems, fcb);
			if (problems.isEmpty()) {
				return fcb;
			}
		} catch (BadInputException e) {
			problems.add(e.getMessage());
		}
		throw new StepStop(
				context.diagnosis().found("The FCB in flash is not good: " + String.join("; ", problems) + ".",
						"The ROM boots with what the FCB says; with this one it can't.",
						"Check the option words against the flash chip."));
	}

	private void sizes(List<String> problems, Fcb fcb) {
		ExternalMemory memory = context.state().memory();
		if (memory != null && memory.size().isPresent() && memory.size().getAsLong() != fcb.flashSize()) {
			problems.add(String.format(Locale.ROOT, "the flash size is 0x%X, but the flashloader found 0x%X",
					fcb.flashSize(), memory.size().getAsLong()));
		}
	}

	/** What a block is, for people; anything may stand in a flash. */
	static String describe(byte[] block) {
		try {
			Fcb fcb = Fcb.parse(block);
			List<String> problems = fcb.problems();
			return fcb.summary() + (problems.isEmpty() ? "" : "; but " + String.join("; ", problems));
		} catch (BadInputException e) {
			for (byte each : block) {
				if (each != (byte) 0xFF) {
					return "no FCB stands in the flash, but other data";
				}
			}
			return BLANK;
		}
	}
}
