/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The way from the top of a YAML document to one value, such as {@code fuses.words[0].value}.
 *
 * @param steps
 *            the keys and list positions on the way; empty for the top
 */
public record YamlPath(List<Step> steps) {

	/** The whole document. */
	public static final YamlPath TOP = new YamlPath(List.of());

	private static final Pattern STEP = Pattern
			.compile("\\G(?:\\[(\\d{1,9})\\]|(\\.?)(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^.\\[\\]\"\\\\]+)))",
					Pattern.DOTALL);

	/** One step down. */
	public sealed interface Step {
		// a key or a position
	}

	/**
	 * To the value of a key.
	 *
	 * @param name
	 *            the key
	 */
	public record Key(String name) implements Step {
	}

	/**
	 * To an element of a list.
	 *
	 * @param index
	 *            its position, from 0
	 */
	public record Item(int index) implements Step {

		/** Refuses positions that no list has. */
		public Item {
			if (index < 0) {
				throw new IllegalArgumentException("item " + index);
			}
		}
	}

	/** Copies the list. */
	public YamlPath {
		steps = List.copyOf(steps);
	}

	/**
	 * @param keys
	 *            the keys from the top down
	 * @return the path
	 */
	public static YamlPath of(String... keys) {
		YamlPath path = TOP;
		for (String key : keys) {
			path = path.key(key);
		}
		return path;
	}

	/**
	 * Reads what {@link #toString()} writes.
	 *
	 * @param text
	 *            such as {@code fuses.words[0].value}; a key with a dot, a bracket or a quotation mark in it, or an
	 *            empty one, stands in quotation marks with a backslash before each quotation mark and backslash
	 * @return the path
	 * @throws IllegalArgumentException
	 *             if it is none
	 */
	public static YamlPath parse(String text) {
		YamlPath path = TOP;
		int end = 0;
		Matcher matcher = STEP.matcher(text);
		while (end < text.length()) {
			boolean step = matcher.find(end);
			if (!step || matcher.group(1) == null && matcher.group(2).isEmpty() != (end == 0)) {
				throw new IllegalArgumentException("no path of YAML: " + text);
			}
			if (matcher.group(1) != null) {
				path = path.item(Integer.parseInt(matcher.group(1)));
			} else {
				path = path.key(matcher.group(3) == null ? matcher.group(4)
						: matcher.group(3).replaceAll("(?s)\\\\(.)", "$1"));
			}
			end = matcher.end();
		}
		return path;
	}

	/**
	 * @param name
	 *            a key of the mapping here
	 * @return the path to its value
	 */
	public YamlPath key(String name) {
		return with(new Key(name));
	}

	/**
	 * @param index
	 *            position in the list here, from 0
	 * @return the path to that element
	 */
	public YamlPath item(int index) {
		return with(new Item(index));
	}

	private YamlPath with(Step step) {
		List<Step> longer = new ArrayList<>(steps);
		longer.add(step);
		return new YamlPath(longer);
	}

	/**
	 * @param above
	 *            another path
	 * @return whether this is the same, or leads to something below it
	 */
	public boolean isAtOrBelow(YamlPath above) {
		return steps.size() >= above.steps.size() && steps.subList(0, above.steps.size()).equals(above.steps);
	}

	/** @return the path without its last step; the top for the top */
	public YamlPath parent() {
		return isTop() ? this : new YamlPath(steps.subList(0, steps.size() - 1));
	}

	/** @return whether this is the whole document */
	public boolean isTop() {
		return steps.isEmpty();
	}

	/** @return the last step; empty for the top */
	public Optional<Step> last() {
		return isTop() ? Optional.empty() : Optional.of(steps.get(steps.size() - 1));
	}

	/** @return the key of the last step; for an element of a list that of the list; empty for the top */
	public String name() {
		for (int i = steps.size() - 1; i >= 0; i--) {
			if (steps.get(i) instanceof Key key) {
				return key.name();
			}
		}
		return "";
	}

	/** @return the path as {@link #parse} reads it; an empty text for the top */
	@Override
	public String toString() {
		StringBuilder text = new StringBuilder();
		for (Step step : steps) {
			if (step instanceof Key key) {
				text.append(text.isEmpty() ? "" : ".").append(quoted(key.name()));
			} else if (step instanceof Item item) {
				text.append('[').append(item.index()).append(']');
			}
		}
		return text.toString();
	}

	private static String quoted(String name) {
		return name.matches("[^.\\[\\]\"\\\\]+") ? name
				: '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
	}
}
