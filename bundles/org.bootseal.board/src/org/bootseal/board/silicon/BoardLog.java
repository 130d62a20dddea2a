/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.silicon;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/** What a board saw and did, the last lines of it. */
public final class BoardLog {

	/** Lines that are kept. */
	public static final int MOST_LINES = 2000;

	private final BoardTime time;
	private final Deque<String> lines = new ArrayDeque<>();

	/**
	 * @param time
	 *            stamps the lines
	 */
	public BoardLog(BoardTime time) {
		this.time = time;
	}

	/**
	 * @param format
	 *            as for {@link String#format(String, Object...)}
	 * @param arguments
	 *            as there
	 */
	public void add(String format, Object... arguments) {
		if (lines.size() == MOST_LINES) {
			lines.removeFirst();
		}
		lines.addLast(String.format(Locale.ROOT, "%.6f ", time.next() / 1e9)
				+ String.format(Locale.ROOT, format, arguments));
	}

	/** @return the lines, each with the virtual time in seconds in front, oldest first */
	public List<String> lines() {
		return List.copyOf(lines);
	}
}
