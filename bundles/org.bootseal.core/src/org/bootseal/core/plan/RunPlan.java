/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.util.List;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.device.Device;

/**
 * What runs an image from RAM through the serial downloader. Nothing is written: after a reset the board is as before.
 *
 * @param device
 *            the device
 * @param title
 *            one line that says what is run
 * @param notes
 *            what the user should know before, one sentence each
 * @param steps
 *            in their order
 * @param image
 *            the image
 */
public record RunPlan(Device device, String title, List<String> notes, List<Step> steps, PlanFile image)
		implements Plan {

	/** Copies the lists. */
	public RunPlan {
		notes = List.copyOf(notes);
		steps = List.copyOf(steps);
	}

	/**
	 * @param device
	 *            the device
	 * @param image
	 *            a boot image for RAM, its IVT at its start; signed for a closed part
	 * @return the plan
	 * @throws BadInputException
	 *             if the image is not for RAM of the device
	 */
	public static RunPlan of(Device device, PlanFile image) throws BadInputException {
		FlashloaderPlanner planner = new FlashloaderPlanner(device);
		return new RunPlan(device, "Run " + image.path().getFileName() + " in the RAM of " + device.name(), List.of(),
				List.of(planner.look(), planner.run(image)), image);
	}

	@Override
	public Optional<PlanFile> bootImage() {
		return Optional.empty();
	}
}
