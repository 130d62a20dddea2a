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
	private final Deque<Entry> entries = new ArrayDeque<>();

	/** A line whose text is made when somebody reads it, as most lines are never read. */
	private record Entry(long time, String format, Object[] arguments) {

		String line() {
			return String.format(Locale.ROOT, "%.6f ", time / 1e9) + String.format(Locale.ROOT, format, arguments);
		}
	}

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
	 *            as there; each must be immutable
	 */
	public void add(String format, Object... arguments) {
		if (entries.size() == MOST_LINES) {
			entries.removeFirst();
		}
		entries.addLast(new Entry(time.next(), format, arguments));
	}

	/** @return the lines, each with the virtual time in seconds in front, oldest first */
	public List<String> lines() {
		return entries.stream().map(Entry::line).toList();
	}
}
