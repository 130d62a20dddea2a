/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.device.Device;

/** What will be done to a board: an immutable list of steps. Preview and run are renderings of this one list. */
public sealed interface Plan permits WritePlan, MemoryTestPlan, FlashCopyPlan, TalkPlan, RunPlan {

	/** @return the device */
	Device device();

	/** @return one line that says what is done */
	String title();

	/** @return what the user should know before, one sentence each */
	List<String> notes();

	/** @return the steps in their order */
	List<Step> steps();

	/** @return the boot image that the plan writes, from its IVT on; empty if it writes none */
	Optional<PlanFile> bootImage();

	/** @return the plan for a person: title, notes, and for each step its title and what it sends */
	default List<String> preview() {
		List<String> lines = new ArrayList<>(List.of(title()));
		notes().forEach(note -> lines.add("  note: " + note));
		int number = 0;
		for (Step step : steps()) {
			number++;
			lines.add(number + ". " + step.title() + (step.isIrreversible() ? " - cannot be undone" : ""));
			step.details().forEach(detail -> lines.add("     " + detail));
		}
		return List.copyOf(lines);
	}
}
