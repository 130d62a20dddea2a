/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Gives the steps that wait for a board other limits. */
final class StepLimits {

	private StepLimits() {
		// functions only
	}

	static List<Step> apply(List<Step> steps, Duration board, Duration flashloader) {
		List<Step> limited = new ArrayList<>();
		for (Step step : steps) {
			if (step instanceof LookStep look) {
				limited.add(look.withLimit(board));
			} else if (step instanceof StartFlashloaderStep start) {
				limited.add(start.withLimit(flashloader));
			} else {
				limited.add(step);
			}
		}
		return limited;
	}
}
