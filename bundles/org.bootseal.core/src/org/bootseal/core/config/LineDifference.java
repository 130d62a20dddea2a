/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.config;

import java.util.ArrayList;
import java.util.List;

/**
 * Two texts held against each other line by line, for people who are to agree to a change.
 *
 * @param first
 *            number of the first line that differs, from 1, the same in both
 * @param gone
 *            the lines of the first text that are not in the second; may be empty
 * @param come
 *            the lines of the second text that are not in the first; may be empty
 */
public record LineDifference(int first, List<String> gone, List<String> come) {

	/** Copies the lists. */
	public LineDifference {
		gone = List.copyOf(gone);
		come = List.copyOf(come);
	}

	/**
	 * @param before
	 *            a text
	 * @param after
	 *            what it becomes
	 * @return the lines from the first that differs to the last
	 */
	public static LineDifference of(String before, String after) {
		List<String> old = before.lines().toList();
		List<String> now = after.lines().toList();
		int most = Math.min(old.size(), now.size());
		int start = 0;
		while (start < most && old.get(start).equals(now.get(start))) {
			start++;
		}
		int same = 0;
		while (same < most - start && old.get(old.size() - 1 - same).equals(now.get(now.size() - 1 - same))) {
			same++;
		}
		return new LineDifference(start + 1, old.subList(start, old.size() - same),
				now.subList(start, now.size() - same));
	}

	/** @return the lines that go, as "- 3: text", and then those that come, as "+ 3: text" */
	public List<String> lines() {
		List<String> lines = new ArrayList<>();
		for (int i = 0; i < gone.size(); i++) {
			lines.add("- " + (first + i) + ": " + gone.get(i));
		}
		for (int i = 0; i < come.size(); i++) {
			lines.add("+ " + (first + i) + ": " + come.get(i));
		}
		return List.copyOf(lines);
	}
}
