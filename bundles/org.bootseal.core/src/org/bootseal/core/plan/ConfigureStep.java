/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * Tells the flashloader what flash is connected, and checks that the plan fits what it found.
 *
 * @param setup
 *            write the option words into RAM and apply them, after the choice of a FlexSPI if there is one
 * @param attributes
 *            asks what the flashloader found out; older ones don't know
 * @param used
 *            the sectors that the plan will erase
 * @param summary
 *            the flash in plain words
 */
public record ConfigureStep(List<BoardCommand> setup, BoardCommand.GetProperty attributes, List<FlashRegion> used,
		String summary) implements Step {

	/** Copies the lists. */
	public ConfigureStep {
		setup = List.copyOf(setup);
		used = List.copyOf(used);
	}

	@Override
	public String id() {
		return "configure";
	}

	@Override
	public String title() {
		return "Configure the flash: " + summary;
	}

	@Override
	public List<BoardCommand> commands() {
		List<BoardCommand> commands = new ArrayList<>(setup);
		commands.add(attributes);
		return List.copyOf(commands);
	}

	@Override
	public <E extends Exception> void accept(StepVisitor<E> visitor) throws E {
		visitor.configure(this);
	}
}
