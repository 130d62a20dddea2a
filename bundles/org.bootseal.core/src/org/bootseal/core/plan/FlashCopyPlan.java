/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.device.Device;

/**
 * What copies flash to a file, or a file back to flash, as it is.
 *
 * @param device
 *            the device
 * @param title
 *            one line that says what is copied
 * @param notes
 *            what the user should know before, one sentence each
 * @param steps
 *            in their order
 */
public record FlashCopyPlan(Device device, String title, List<String> notes, List<Step> steps) implements Plan {

	/** Copies the lists. */
	public FlashCopyPlan {
		notes = List.copyOf(notes);
		steps = List.copyOf(steps);
	}

	/**
	 * @param board
	 *            how long to wait for a board to show up
	 * @param flashloader
	 *            how long to wait for a started flashloader to answer
	 * @return this plan with these limits
	 */
	public FlashCopyPlan withLimits(Duration board, Duration flashloader) {
		return new FlashCopyPlan(device, title, notes, StepLimits.apply(steps, board, flashloader));
	}

	@Override
	public Optional<PlanFile> bootImage() {
		return Optional.empty();
	}
}
