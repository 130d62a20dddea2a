/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.util.List;

/**
 * Writes the image.
 *
 * @param write
 *            the image and its address
 */
public record WriteImageStep(BoardCommand.WriteMemory write) implements Step {
	@Override
	public String id() {
		return "write-image";
	}

	@Override
	public String title() {
		return "Write the image, " + write.file().length() + " bytes";
	}

	@Override
	public List<BoardCommand> commands() {
		return List.of(write);
	}

	@Override
	public <E extends Exception> void accept(StepVisitor<E> visitor) throws E {
		visitor.writeImage(this);
	}
}
