/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.util.List;

/**
 * Writes the key blob that the part made to its place behind the image, reads it back and compares.
 *
 * @param write
 *            the blob and its address
 * @param read
 *            where it stands then
 */
public record WriteKeyBlobStep(WriteResult write, BoardCommand.ReadMemory read) implements Step {
	@Override
	public String id() {
		return "write-key-blob";
	}

	@Override
	public String title() {
		return "Write the key blob, and read it back and compare";
	}

	@Override
	public List<BoardCommand> commands() {
		return List.of(write, read);
	}

	@Override
	public <E extends Exception> void accept(StepVisitor<E> visitor) throws E {
		visitor.writeKeyBlob(this);
	}
}
