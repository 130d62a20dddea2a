/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.util.List;

/**
 * Lets the board boot the image while it is still open, where the connection can look on, and starts the flashloader
 * again. A part is closed only for an image that it was seen to authenticate.
 *
 * @param start
 *            starts the flashloader again
 * @param xipPin
 *            how the boot pin of encrypted XIP has to be set, which makes the ROM decrypt the flash
 */
public record RehearseStep(StartFlashloaderStep start, boolean xipPin) implements Step {

	@Override
	public String id() {
		return "rehearse";
	}

	@Override
	public String title() {
		return "Boot the image while the part is still open, and see whether HAB accepts it";
	}

	@Override
	public List<BoardCommand> commands() {
		return List.of();
	}

	@Override
	public List<String> details() {
		return List.of("The part is closed only if HAB authenticates the image now.",
				"Where nobody can look on, the SRK hash must have been burnt in an earlier run.");
	}

	@Override
	public <E extends Exception> void accept(StepVisitor<E> visitor) throws E {
		visitor.rehearse(this);
	}
}
