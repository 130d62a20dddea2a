/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.util.List;
import java.util.Optional;

/**
 * Writes the FCB: the one that the flashloader worked out, or one from a file.
 *
 * @param writes
 *            the commands that do it
 * @param file
 *            the file that holds it; empty if the flashloader makes it
 */
public record WriteFcbStep(List<BoardCommand> writes, Optional<PlanFile> file) implements Step {

	/** Copies the list. */
	public WriteFcbStep {
		writes = List.copyOf(writes);
	}

	@Override
	public String id() {
		return "write-fcb";
	}

	@Override
	public String title() {
		return "Write the FCB" + file.map(fcb -> " of " + fcb.path().getFileName()).orElse("");
	}

	@Override
	public List<BoardCommand> commands() {
		return writes;
	}

	@Override
	public <E extends Exception> void accept(StepVisitor<E> visitor) throws E {
		visitor.writeFcb(this);
	}
}
