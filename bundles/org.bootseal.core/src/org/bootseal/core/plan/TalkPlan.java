/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bootseal.core.BadInputException;
import org.bootseal.core.device.Device;

/**
 * Starts a flashloader and talks with it.
 *
 * @param device
 *            the device
 * @param title
 *            one line that says what for
 * @param notes
 *            what the user should know before, one sentence each
 * @param steps
 *            in their order
 */
public record TalkPlan(Device device, String title, List<String> notes, List<Step> steps) implements Plan {

	/** Copies the lists. */
	public TalkPlan {
		notes = List.copyOf(notes);
		steps = List.copyOf(steps);
	}

	/**
	 * What is talked about.
	 *
	 * @param id
	 *            of the step
	 * @param title
	 *            of the step
	 * @param work
	 *            the talk
	 */
	public record Talk(String id, String title, TalkStep.Work work) {
	}

	/**
	 * @param device
	 *            the device
	 * @param title
	 *            one line that says what for
	 * @param notes
	 *            what the user should know before, one sentence each
	 * @param unsigned
	 *            a flashloader for an open part; may be missing if one runs already
	 * @param signed
	 *            a flashloader for a closed part
	 * @param change
	 *            what is changed that can be undone, which the user is asked about before; empty if nothing is
	 * @param talk
	 *            what is talked about
	 * @return the plan
	 * @throws BadInputException
	 *             if a flashloader does not fit the device
	 */
	public static TalkPlan of(Device device, String title, List<String> notes, Optional<PlanFile> unsigned,
			Optional<PlanFile> signed, Optional<String> change, Talk talk) throws BadInputException {
		FlashloaderPlanner flashloader = new FlashloaderPlanner(device);
		StartFlashloaderStep start = flashloader.start(unsigned, signed);
		List<Step> steps = new ArrayList<>(List.of(flashloader.look(), start));
		change.ifPresent(text -> steps.add(new ConsentStep(text, Set.of())));
		steps.add(new TalkStep(talk.id(), talk.title(), start, new BoardCommand.Reset(device.flashloaderId()),
				talk.work()));
		return new TalkPlan(device, title, notes, steps);
	}

	/**
	 * @param board
	 *            how long to wait for a board to show up
	 * @param flashloader
	 *            how long to wait for a started flashloader to answer
	 * @return this plan with these limits
	 */
	public TalkPlan withLimits(Duration board, Duration flashloader) {
		return new TalkPlan(device, title, notes, StepLimits.apply(steps, board, flashloader));
	}

	@Override
	public Optional<PlanFile> bootImage() {
		return Optional.empty();
	}
}
