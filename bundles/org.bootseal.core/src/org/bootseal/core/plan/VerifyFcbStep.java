/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.util.List;

/**
 * Reads the FCB back and checks whether a ROM can boot with it.
 *
 * @param read
 *            where the FCB stands
 */
public record VerifyFcbStep(BoardCommand.ReadMemory read) implements Step {
	@Override
	public String id() {
		return "verify-fcb";
	}

	@Override
	public String title() {
		return "Read the FCB back and check it";
	}

	@Override
	public List<BoardCommand> commands() {
		return List.of(read);
	}

	@Override
	public <E extends Exception> void accept(StepVisitor<E> visitor) throws E {
		visitor.verifyFcb(this);
	}
}
