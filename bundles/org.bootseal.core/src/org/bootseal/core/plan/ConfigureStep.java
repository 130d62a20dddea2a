/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.util.List;
import java.util.stream.Stream;

/**
 * Tells the flashloader what flash is connected, and checks that the plan fits what it found.
 *
 * @param options
 *            write the option words into RAM
 * @param configure
 *            applies them
 * @param attributes
 *            asks what the flashloader found out; older ones don't know
 * @param used
 *            the sectors that the plan will erase
 * @param summary
 *            the flash in plain words
 */
public record ConfigureStep(List<BoardCommand.FillMemory> options, BoardCommand.ConfigureMemory configure,
		BoardCommand.GetProperty attributes, List<FlashRegion> used, String summary) implements Step {

	/** Copies the lists. */
	public ConfigureStep {
		options = List.copyOf(options);
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
		return Stream.concat(options.stream(), Stream.of(configure, attributes)).map(BoardCommand.class::cast).toList();
	}

	@Override
	public <E extends Exception> void accept(StepVisitor<E> visitor) throws E {
		visitor.configure(this);
	}
}
