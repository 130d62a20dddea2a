/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.csource;

import java.util.List;

/** What a variable or a part of it gets. */
public sealed interface CValue {

	/** @return the line of the source, from 1 */
	int line();

	/**
	 * One number.
	 *
	 * @param value
	 *            the value
	 * @param line
	 *            the line of the source, from 1
	 */
	record Number(long value, int line) implements CValue {
	}

	/**
	 * What stands in braces.
	 *
	 * @param elements
	 *            in the order of the text
	 * @param line
	 *            the line of the source, from 1
	 */
	record Group(List<Element> elements, int line) implements CValue {

		/** Copies the list. */
		public Group {
			elements = List.copyOf(elements);
		}
	}

	/**
	 * A part of a group.
	 *
	 * @param steps
	 *            which part it is: names of members, and numbers of elements as decimal digits; empty for the one after
	 *            that before it
	 * @param value
	 *            what it gets
	 */
	record Element(List<String> steps, CValue value) {

		/** Copies the list. */
		public Element {
			steps = List.copyOf(steps);
		}
	}
}
