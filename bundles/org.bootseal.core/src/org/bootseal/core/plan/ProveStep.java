/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.util.List;

/**
 * Boots the board from its flash and looks on, where the connection can.
 *
 * @param xipPin
 *            how the boot pin of encrypted XIP has to be set, which makes the ROM decrypt the flash
 */
public record ProveStep(boolean xipPin) implements Step {
	@Override
	public String id() {
		return "prove";
	}

	@Override
	public String title() {
		return "Boot the board and see whether the application starts";
	}

	@Override
	public List<BoardCommand> commands() {
		return List.of();
	}

	@Override
	public <E extends Exception> void accept(StepVisitor<E> visitor) throws E {
		visitor.prove(this);
	}
}
