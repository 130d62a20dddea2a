/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.util.List;

/**
 * Lets the flashloader program the FCB that it worked out.
 *
 * @param option
 *            writes the request into RAM
 * @param configure
 *            applies it
 */
public record WriteFcbStep(BoardCommand.FillMemory option, BoardCommand.ConfigureMemory configure) implements Step {
	@Override
	public String id() {
		return "write-fcb";
	}

	@Override
	public String title() {
		return "Write the FCB";
	}

	@Override
	public List<BoardCommand> commands() {
		return List.of(option, configure);
	}

	@Override
	public <E extends Exception> void accept(StepVisitor<E> visitor) throws E {
		visitor.writeFcb(this);
	}
}
