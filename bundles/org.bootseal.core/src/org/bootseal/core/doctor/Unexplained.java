/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.doctor;

import java.util.List;

import org.bootseal.core.plan.RunFailure;

/** What is possible, by the step that failed, when no experiment showed anything wrong. */
final class Unexplained {

	private Unexplained() {
		// a function only
	}

	static List<Finding> of(RunFailure failure) {
		String why = "the run failed in the step \"" + failure.stepId() + "\", and no experiment showed why";
		return causes(failure.stepId()).stream()
				.map(cause -> new Finding(cause, Certainty.POSSIBLE, List.of(why), NextStep.of(cause))).toList();
	}

	/** What is possible when this step fails. */
	static List<Cause> causes(String step) {
		if (step.startsWith("burn")) {
			return List.of(Cause.LOCKED_FUSE, Cause.WEAK_FUSE, Cause.FUSE_STATUS_WRONG);
		}
		return switch (step) {
		case "look", "flashloader" -> List.of(Cause.OTHER_INTERFACE, Cause.SLOW_FLASHLOADER, Cause.LOST_FIRST_PING,
				Cause.HUB_DROPS, Cause.ENTERED_FROM_APPLICATION);
		case "fuses" -> List.of(Cause.LOCKED_FUSE, Cause.FUSE_WORD_BURNT_TWICE);
		case "prove", "rehearse", "seal" -> List.of(Cause.BAD_SIGNATURE, Cause.OTHER_BOOT_DEVICE,
				Cause.XIP_KEY_MISMATCH, Cause.BOOT_PINS_SERIAL, Cause.APPLICATION_FAULT);
		default -> List.of(Cause.LEFT_IN_QPI, Cause.WRONG_SIZE, Cause.FREQUENCY_OVER_BOARD, Cause.WORN_SECTOR,
				Cause.HUB_DROPS);
		};
	}
}
