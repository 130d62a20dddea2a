/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.util.List;

/**
 * Resets the board.
 *
 * @param reset
 *            the command
 */
public record ResetStep(BoardCommand.Reset reset) implements Step {
	@Override
	public String id() {
		return "reset";
	}

	@Override
	public String title() {
		return "Reset the board";
	}

	@Override
	public List<BoardCommand> commands() {
		return List.of(reset);
	}

	@Override
	public <E extends Exception> void accept(StepVisitor<E> visitor) throws E {
		visitor.reset(this);
	}
}
