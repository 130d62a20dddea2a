/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * Gives an encrypted image a new key blob after the part was closed: the one that the open part made is void from then
 * on. Does nothing if the part was closed before.
 *
 * @param reset
 *            resets the board, so that it is a closed part
 * @param start
 *            starts the signed flashloader
 * @param steps
 *            what makes the blob and writes it
 */
public record SealStep(ResetStep reset, StartFlashloaderStep start, List<Step> steps) implements Step {

	/** Copies the list. */
	public SealStep {
		steps = List.copyOf(steps);
	}

	@Override
	public String id() {
		return "seal";
	}

	@Override
	public String title() {
		return "Let the closed part make the key blob anew";
	}

	@Override
	public List<BoardCommand> commands() {
		List<BoardCommand> commands = new ArrayList<>(reset.commands());
		commands.addAll(start.commands());
		steps.forEach(step -> commands.addAll(step.commands()));
		return List.copyOf(commands);
	}

	@Override
	public List<String> details() {
		List<String> lines = new ArrayList<>(reset.details());
		lines.addAll(start.details());
		steps.forEach(step -> lines.addAll(step.details()));
		return List.copyOf(lines);
	}

	@Override
	public <E extends Exception> void accept(StepVisitor<E> visitor) throws E {
		visitor.seal(this);
	}
}
