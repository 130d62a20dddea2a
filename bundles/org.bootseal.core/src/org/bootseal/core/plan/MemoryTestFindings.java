/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.plan.MemoryTest.Finding;

/** Tells what a memory test proved. That the option words are accepted proves little, so the rest is named too. */
final class MemoryTestFindings {

	private final RunRecord run;
	private final List<Finding> findings = new ArrayList<>();

	MemoryTestFindings(RunRecord run) {
		this.run = run;
	}

	List<Finding> list() {
		point("flashloader", "A flashloader runs on the board", "a flashloader runs on the board");
		point("configure", "The flashloader accepts the option words", "the flashloader accepts the option words");
		attributes();
		reading();
		point("test-sector", "A sector can be erased, programmed and read",
				"sectors can be erased, programmed and read");
		point("test-fcb", "The flashloader makes a good FCB of these words",
				"the flashloader makes a good FCB of these words");
		findings.add(new Finding(false, "Not tried: whether the ROM boots with these words; only a boot shows that."));
		return List.copyOf(findings);
	}

	private void point(String id, String proven, String untried) {
		Optional<StepRecord> step = step(id);
		if (step.isEmpty() || step.get().message().equals(StepLog.NOT_REACHED)) {
			findings.add(new Finding(false, "Not tried: whether " + untried + "."));
			return;
		}
		String message = step.get().message();
		boolean works = step.get().outcome() == Outcome.OK || step.get().outcome() == Outcome.SKIPPED;
		findings.add(new Finding(works, works ? proven + (message.isEmpty() ? "." : ": " + message + ".")
				: "Not proven: whether " + untried + ". " + message));
	}

	/** A flashloader may take any words without a look at the flash; what it found out shows that one answered. */
	private void attributes() {
		step("configure").filter(step -> step.outcome() == Outcome.OK && step.message().isEmpty())
				.ifPresent(step -> findings.add(new Finding(false,
						"Not proven: whether a flash answered; this flashloader does not tell what it found.")));
	}

	/** Pins without a flash read as 0xFF too. */
	private void reading() {
		if (step("look-fcb").filter(step -> step.message().equals(FcbExaminer.BLANK)).isPresent()) {
			findings.add(new Finding(false,
					"Not proven: whether the flash can be read; only 0xFF was read, as from an erased flash or none."));
		} else {
			point("look-fcb", "The flash can be read", "the flash can be read");
		}
	}

	private Optional<StepRecord> step(String id) {
		return run.steps().stream().filter(step -> step.id().equals(id)).findFirst();
	}
}
