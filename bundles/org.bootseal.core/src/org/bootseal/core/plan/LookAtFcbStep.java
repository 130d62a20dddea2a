/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.util.List;

/**
 * Reads the place of the FCB and tells what stands there. Nothing has to: it shows that the flash can be read.
 *
 * @param read
 *            where an FCB would stand
 */
public record LookAtFcbStep(BoardCommand.ReadMemory read) implements Step {
	@Override
	public String id() {
		return "look-fcb";
	}

	@Override
	public String title() {
		return "Read what stands where the FCB belongs";
	}

	@Override
	public List<BoardCommand> commands() {
		return List.of(read);
	}

	@Override
	public <E extends Exception> void accept(StepVisitor<E> visitor) throws E {
		visitor.lookAtFcb(this);
	}
}
