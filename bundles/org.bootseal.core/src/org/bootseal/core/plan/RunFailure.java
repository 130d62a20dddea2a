/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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
 * @param topic
 *            what its explanation is called up by, for example "20106"; empty if it is all that is known
 */
public record RunFailure(String stepId, String what, String commandLine, long status, String statusName,
		String meaning, String boardState, List<String> next, String topic) {

	private static final long LEAST_WORD = 0x0100_0000;

	/** Copies the list. */
	public RunFailure {
		next = List.copyOf(next);
	}

	/**
	 * A failure that its status explains, if it has one.
	 *
	 * @param stepId
	 *            the step in which it ended
	 * @param what
	 *            what failed
	 * @param commandLine
	 *            the command that failed; empty if none
	 * @param status
	 *            the status that came, or {@link StepRecord#NO_STATUS}
	 * @param statusName
	 *            its name; empty if none came
	 * @param meaning
	 *            what it means
	 * @param boardState
	 *            in what state the board is now
	 * @param next
	 *            what to try
	 */
	public RunFailure(String stepId, String what, String commandLine, long status, String statusName, String meaning,
			String boardState, List<String> next) {
		this(stepId, what, commandLine, status, statusName, meaning, boardState, next,
				status == StepRecord.NO_STATUS ? "" : topic(status));
	}

	/** The words of a ROM are hexadecimal for people, statuses of a flashloader are not. */
	private static String topic(long status) {
		return status < LEAST_WORD ? Long.toString(status) : String.format(Locale.ROOT, "0x%08X", status);
	}

	/**
	 * @param id
	 *            what the explanation is called up by
	 * @return this failure with that topic
	 */
	RunFailure about(String id) {
		return new RunFailure(stepId, what, commandLine, status, statusName, meaning, boardState, next, id);
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
