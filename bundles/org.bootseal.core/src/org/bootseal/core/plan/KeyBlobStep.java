/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Lets the part wrap the key of the encrypted image. Changes nothing on the board; the run keeps the blob until it is
 * written.
 *
 * @param make
 *            what makes the blob
 * @param fingerprint
 *            of the key that the image was encrypted with
 * @param save
 *            the file that gets the blob; empty if it is only written to the board
 */
public record KeyBlobStep(GenerateKeyBlob make, String fingerprint, Optional<Path> save)
		implements Step {

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
