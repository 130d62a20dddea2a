/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * Why a run ended, for the user.
 *
 * @param stepId
 *            the step in which it ended
 * @param what
 *            what failed, one sentence
 * @param commandLine
 *            the command that failed; empty if none
 * @param status
 *            the status that came, or {@link StepRecord#NO_STATUS}
 * @param statusName
 *            its name; empty if none came
 * @param meaning
 *            what it means, with the usual causes; may be empty
 * @param boardState
 *            in what state the board is now
 * @param next
 *            what to try, in this order
 */
public record RunFailure(String stepId, String what, String commandLine, long status, String statusName,
		String meaning, String boardState, List<String> next) {

	/** Copies the list. */
	public RunFailure {
		next = List.copyOf(next);
	}

	/** @return all of it, one thought a line */
	public List<String> lines() {
		List<String> lines = new ArrayList<>(List.of(what));
		if (!commandLine.isEmpty()) {
			lines.add("command: " + commandLine);
		}
		if (!meaning.isEmpty()) {
			lines.add("meaning: " + meaning);
		}
		lines.add("board: " + boardState);
		for (int i = 0; i < next.size(); i++) {
			lines.add("try " + (i + 1) + ": " + next.get(i));
		}
		return List.copyOf(lines);
	}
}
