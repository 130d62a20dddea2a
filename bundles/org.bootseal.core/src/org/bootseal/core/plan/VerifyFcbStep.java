/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.util.List;
import java.util.Optional;

/**
 * Reads the FCB back and checks whether a ROM can boot with it.
 *
 * @param read
 *            where the FCB stands
 * @param file
 *            the file that it was written from; empty if the flashloader made it
 */
public record VerifyFcbStep(BoardCommand.ReadMemory read, Optional<PlanFile> file) implements Step {
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
