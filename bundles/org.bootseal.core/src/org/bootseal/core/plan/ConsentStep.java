/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.bootseal.core.otp.FuseGroup;

/**
 * Asks the user before anything is changed.
 *
 * @param change
 *            what is changed that can be undone, one sentence
 * @param burns
 *            the groups of fuses that are to be burnt, as far as they are not burnt already
 */
public record ConsentStep(String change, Set<FuseGroup> burns) implements Step {

	/** Copies the set. */
	public ConsentStep {
		burns = Set.copyOf(burns);
	}

	/** @return what will happen, one sentence each, if nothing is burnt already */
	public List<String> consequences() {
		return consequences(burns);
	}

	/**
	 * @param groups
	 *            the groups of which something is left to burn
	 * @return what will happen, one sentence each
	 */
	public List<String> consequences(Set<FuseGroup> groups) {
		List<String> sentences = new ArrayList<>(List.of(change));
		for (FuseGroup group : FuseGroup.values()) {
			if (groups.contains(group)) {
				sentences.add("Fuses \"" + group.id() + "\" are burnt. " + group.consequence());
			}
		}
		return List.copyOf(sentences);
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
		return consequences();
	}

	@Override
	public <E extends Exception> void accept(StepVisitor<E> visitor) throws E {
		visitor.consent(this);
	}
}
