/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes anew, after the part was closed, what it made with the key of an open part: that is void from then on. Does
 * nothing if the part was closed before.
 *
 * @param what
 *            what is made
 * @param reset
 *            resets the board, so that it is a closed part
 * @param start
 *            starts the signed flashloader
 * @param steps
 *            what makes it and writes it
 */
public record SealStep(What what, ResetStep reset, StartFlashloaderStep start, List<Step> steps) implements Step {

	/** What an open part makes otherwise than a closed one. */
	public enum What {
		/** The key blob of an image that HAB decrypts. */
		KEY_BLOB("make the key blob", "the image has the key blob of the closed part"),
		/** The image in a flash that is encrypted with the part's own key. */
		ENCRYPTED_FLASH("encrypt the image", "the flash is encrypted with the key of the closed part");

		private final String deed;
		private final String result;

		What(String deed, String result) {
			this.deed = deed;
			this.result = result;
		}

		/** @return what is there afterwards, for the log */
		String result() {
			return result;
		}
	}

	/** Copies the list. */
	public SealStep {
		steps = List.copyOf(steps);
	}

	@Override
	public String id() {
		return "seal";
	}

	@Override
	public String title() {
		return "Let the closed part " + what.deed + " anew";
	}

	@Override
	public List<BoardCommand> commands() {
		List<BoardCommand> commands = new ArrayList<>(reset.commands());
		commands.addAll(start.commands());
		steps.forEach(step -> commands.addAll(step.commands()));
		return List.copyOf(commands);
	}

	@Override
	public List<String> details() {
		List<String> lines = new ArrayList<>(reset.details());
		lines.addAll(start.details());
		steps.forEach(step -> lines.addAll(step.details()));
		return List.copyOf(lines);
	}

	@Override
	public <E extends Exception> void accept(StepVisitor<E> visitor) throws E {
		visitor.seal(this);
	}
}
