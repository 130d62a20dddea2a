/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.util.ArrayList;
import java.util.List;

/** What every script says of itself: what it does, and what it leaves to {@code bootseal write}. */
final class ScriptHead {

	private ScriptHead() {
		// functions only
	}

	/** The lines of the comment, without the mark of a comment. */
	static List<String> lines(WritePlan plan) {
		List<String> lines = new ArrayList<>();
		lines.add(plan.title() + ".");
		lines.add("");
		lines.add(
				"The script starts the flashloader if the ROM answers, configures the flash, erases the sectors that");
		lines.add(
				"it names below, writes the FCB and the image, reads the image back, and resets the board. It stops at");
		lines.add("the first command that fails.");
		lines.add("It needs blhost and sdphost of SPSDK; BLHOST and SDPHOST name them if they are not on the PATH.");
		lines.add("");
		List<BurnFusesStep> burns = burns(plan);
		if (burns.isEmpty()) {
			lines.add("It burns no fuses.");
		} else {
			lines.add(
					"It burns fuses only of the groups that are named as arguments. Before a word is burnt, the script");
			lines.add("reads it and its lock, and stops if it can't be burnt as wanted; after that it reads it back.");
			lines.add("It shows what it would burn and asks before anything is changed; yes:TOKEN answers beforehand.");
			burns.forEach(burn -> lines
					.add("  " + ScriptFuse.argument(burn.group()) + ": " + burn.group().consequence()));
		}
		lines.add("");
		lines.add("Only the command bootseal write does this in addition:");
		lines.add(
				"- it writes each burn into a journal before it sends it, so that a run that was cut off can be told;");
		lines.add(
				"- it compares size and sectors of the flash that was found with the plan, and checks all of the FCB,");
		lines.add("  of which the script checks only the tag;");
		lines.add(
				"- it touches nothing while several boards are connected, and stays with the one that it began with;");
		lines.add("- it proves by a boot that the application starts, where the connection can see that.");
		return List.copyOf(lines);
	}

	/** The steps that burn, one for each argument. */
	static List<BurnFusesStep> burns(WritePlan plan) {
		return plan.steps().stream().filter(BurnFusesStep.class::isInstance).map(BurnFusesStep.class::cast).toList();
	}
}
