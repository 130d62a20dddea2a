/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.util.List;

/**
 * Writes a part of the flash that stands beside FCB and image, reads it back and compares.
 *
 * @param name
 *            what it is, such as "BEE header 0"
 * @param write
 *            the part and its address
 * @param read
 *            where it stands then
 */
public record WritePartStep(String name, BoardCommand.WriteMemory write, BoardCommand.ReadMemory read)
		implements Step {
	@Override
	public String id() {
		return "write-part";
	}

	@Override
	public String title() {
		return "Write the " + name + ", and read it back and compare";
	}

	@Override
	public List<BoardCommand> commands() {
		return List.of(write, read);
	}

	@Override
	public <E extends Exception> void accept(StepVisitor<E> visitor) throws E {
		visitor.writePart(this);
	}
}
