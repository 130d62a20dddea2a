/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.bootseal.core.plan.StartFlashloaderStep.Loader;
import org.bootseal.core.plan.StartFlashloaderStep.Question;

/**
 * Hands an image to the ROM, which runs it from RAM. A flashloader that is running is reset before.
 *
 * @param rom
 *            asks whether HAB is open, in the protocol of the ROM
 * @param image
 *            hands the image over
 * @param reset
 *            brings the ROM back if a flashloader is running
 * @param limit
 *            longest wait for the ROM to come, and then to leave the bus, which it does when it runs the image
 */
public record RunStep(Question rom, Loader image, BoardCommand.Reset reset, Duration limit) implements Step {

	/** The usual limit. */
	static final Duration LIMIT = Duration.ofSeconds(10);

	@Override
	public String id() {
		return "run";
	}

	@Override
	public String title() {
		return "Load the image into RAM and run it";
	}

	@Override
	public List<BoardCommand> commands() {
		List<BoardCommand> commands = new ArrayList<>(List.of(rom.command()));
		commands.addAll(image.commands());
		return List.copyOf(commands);
	}

	@Override
	public <E extends Exception> void accept(StepVisitor<E> visitor) throws E {
		visitor.run(this);
	}
}
