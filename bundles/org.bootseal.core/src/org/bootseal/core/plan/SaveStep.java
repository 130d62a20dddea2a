/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Keeps what stands in the flash in a file (Motorola S-records, with addresses), so that it can be put back. It is read
 * twice, because a copy that was misread is none.
 *
 * @param reads
 *            what is kept, whole sectors; the lowest first
 * @param file
 *            where; nothing is there before, and it is written when all was read
 */
public record SaveStep(List<BoardCommand.ReadMemory> reads, Path file) implements Step {

	/** Copies the list. */
	public SaveStep {
		reads = List.copyOf(reads);
	}

	@Override
	public String id() {
		return "save";
	}

	@Override
	public String title() {
		return "Save what stands in "
				+ reads.stream().map(read -> new FlashRegion(read.address(), read.length()).toString())
						.collect(Collectors.joining(" and "));
	}

	@Override
	public List<BoardCommand> commands() {
		return List.copyOf(reads);
	}

	@Override
	public <E extends Exception> void accept(StepVisitor<E> visitor) throws E {
		visitor.save(this);
	}
}
