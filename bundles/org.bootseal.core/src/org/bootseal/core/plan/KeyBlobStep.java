/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.util.List;

/**
 * Lets the part wrap the key of the encrypted image. Changes nothing on the board; the run keeps the blob until it is
 * written.
 *
 * @param make
 *            what makes the blob
 * @param fingerprint
 *            of the key that the image was encrypted with
 */
public record KeyBlobStep(BoardCommand.GenerateKeyBlob make, String fingerprint) implements Step {
	@Override
	public String id() {
		return "key-blob";
	}

	@Override
	public String title() {
		return "Let the part make the key blob of the image";
	}

	@Override
	public List<BoardCommand> commands() {
		return List.of(make);
	}

	@Override
	public <E extends Exception> void accept(StepVisitor<E> visitor) throws E {
		visitor.makeKeyBlob(this);
	}
}
