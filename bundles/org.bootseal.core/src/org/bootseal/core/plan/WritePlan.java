/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.util.ArrayList;
import java.util.List;

import org.bootseal.core.device.Device;

/**
 * What will be done to a board: an immutable list of steps. Preview, scripts and run are renderings of this one list.
 *
 * @param device
 *            the device
 * @param title
 *            one line that says what is written where
 * @param image
 *            what is written, from its IVT on
 * @param notes
 *            what the user should know before, one sentence each
 * @param steps
 *            in their order
 */
public record WritePlan(Device device, String title, PlanFile image, List<String> notes, List<Step> steps) {

	/** Copies the lists. */
	public WritePlan {
		notes = List.copyOf(notes);
		steps = List.copyOf(steps);
	}

	/** @return all command lines in the order of the steps; those of the flashloader are alternatives */
	public List<String> commandLines() {
		return steps.stream().flatMap(step -> step.commands().stream()).map(BoardCommand::line).toList();
	}

	/** @return the plan for a person: title, notes, and for each step its title and what it sends */
	public List<String> preview() {
		List<String> lines = new ArrayList<>(List.of(title));
		notes.forEach(note -> lines.add("  note: " + note));
		int number = 0;
		for (Step step : steps) {
			number++;
			lines.add(number + ". " + step.title() + (step.isIrreversible() ? " - cannot be undone" : ""));
			step.details().forEach(detail -> lines.add("     " + detail));
		}
		return List.copyOf(lines);
	}
}
