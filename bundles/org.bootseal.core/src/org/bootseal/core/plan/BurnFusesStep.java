/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.util.ArrayList;
import java.util.List;

import org.bootseal.core.otp.FuseGroup;
import org.bootseal.core.otp.FuseRequest;

/**
 * Burns the fuses of one group, each read back and compared before the next.
 *
 * @param group
 *            the group
 * @param burns
 *            its words
 * @param required
 *            words that must be burnt as wanted before, each is read first; empty if none
 * @param chosen
 *            whether the run burns them; scripts take an argument for it
 */
public record BurnFusesStep(FuseGroup group, List<Burn> burns, List<Required> required, boolean chosen)
		implements Step {

	/**
	 * How one word is burnt.
	 *
	 * @param request
	 *            what is wanted
	 * @param program
	 *            burns it
	 * @param read
	 *            reads it back
	 */
	public record Burn(FuseRequest request, BoardCommand.ProgramFuse program, BoardCommand.ReadFuse read) {
	}

	/**
	 * A word that must be burnt before.
	 *
	 * @param request
	 *            what it must hold
	 * @param read
	 *            reads it
	 */
	public record Required(FuseRequest request, BoardCommand.ReadFuse read) {
	}

	/** Copies the lists. */
	public BurnFusesStep {
		burns = List.copyOf(burns);
		required = List.copyOf(required);
	}

	@Override
	public String id() {
		return "burn-" + group.id();
	}

	@Override
	public String title() {
		return "Burn the fuses \"" + group.id() + "\"" + (chosen ? "" : " (not chosen, left out)");
	}

	@Override
	public boolean isRepeatable() {
		return false;
	}

	@Override
	public boolean isIrreversible() {
		return chosen;
	}

	@Override
	public List<BoardCommand> commands() {
		List<BoardCommand> commands = new ArrayList<>();
		required.forEach(word -> commands.add(word.read()));
		for (Burn burn : burns) {
			commands.add(burn.program());
			commands.add(burn.read());
		}
		return List.copyOf(commands);
	}

	@Override
	public List<String> details() {
		List<String> lines = new ArrayList<>(List.of(group.consequence()));
		commands().forEach(command -> lines.add(command.line()));
		return List.copyOf(lines);
	}

	@Override
	public <E extends Exception> void accept(StepVisitor<E> visitor) throws E {
		visitor.burnFuses(this);
	}
}
