/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.util.List;

/**
 * Asks the user before anything is changed.
 *
 * @param consequences
 *            what will happen, one sentence each
 */
public record ConsentStep(List<String> consequences) implements Step {

	/** Copies the list. */
	public ConsentStep {
		consequences = List.copyOf(consequences);
	}

	@Override
	public String id() {
		return "consent";
	}

	@Override
	public String title() {
		return "Ask before anything is changed";
	}

	@Override
	public List<BoardCommand> commands() {
		return List.of();
	}

	@Override
	public List<String> details() {
		return consequences;
	}

	@Override
	public <E extends Exception> void accept(StepVisitor<E> visitor) throws E {
		visitor.consent(this);
	}
}
