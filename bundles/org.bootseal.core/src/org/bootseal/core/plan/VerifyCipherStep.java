/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.util.List;

/**
 * Reads an image back that the flashloader encrypted with a key that nobody knows. What is not encrypted is compared.
 * Of the rest no block may be plain or blank; whether it is right shows when the part decrypts it.
 *
 * @param read
 *            reads the image
 * @param image
 *            the plain image
 * @param regions
 *            what is encrypted
 */
public record VerifyCipherStep(BoardCommand.ReadMemory read, PlanFile image, List<FlashRegion> regions)
		implements Step {

	/** Bytes that the engine encrypts at a time. */
	static final int BLOCK = 16;

	/** Copies the list. */
	public VerifyCipherStep {
		regions = List.copyOf(regions);
	}

	/** Whether the byte at an offset of the image is encrypted. */
	boolean isEncrypted(int offset) {
		long address = read.address() + offset;
		return regions.stream().anyMatch(region -> region.start() <= address && address < region.end());
	}

	@Override
	public String id() {
		return "verify-cipher";
	}

	@Override
	public String title() {
		return "Read the image back and see that it is encrypted";
	}

	@Override
	public List<BoardCommand> commands() {
		return List.of(read);
	}

	@Override
	public <E extends Exception> void accept(StepVisitor<E> visitor) throws E {
		visitor.verifyCipher(this);
	}
}
