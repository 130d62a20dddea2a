/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.util.List;

/**
 * Reads the image back and compares each byte.
 *
 * @param read
 *            where it stands
 * @param image
 *            what should stand there
 */
public record VerifyImageStep(BoardCommand.ReadMemory read, PlanFile image) implements Step {
	@Override
	public String id() {
		return "verify-image";
	}

	@Override
	public String title() {
		return "Read the image back and compare";
	}

	@Override
	public List<BoardCommand> commands() {
		return List.of(read);
	}

	@Override
	public <E extends Exception> void accept(StepVisitor<E> visitor) throws E {
		visitor.verifyImage(this);
	}
}
