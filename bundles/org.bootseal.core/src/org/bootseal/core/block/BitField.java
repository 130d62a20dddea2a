/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.block;

import java.util.Map;
import java.util.Optional;

/**
 * Some bits of a field that have a meaning of their own.
 *
 * @param name
 *            as SPSDK names it
 * @param low
 *            number of the lowest bit
 * @param width
 *            number of bits
 * @param meaning
 *            what it is for, in a few words; may be empty
 * @param choices
 *            values by name; empty if it is a plain number
 */
public record BitField(String name, int low, int width, String meaning, Map<String, Long> choices) {

	/** Copies the choices. */
	public BitField {
		choices = Map.copyOf(choices);
	}

	/** @return the largest value */
	public long max() {
		return (1L << width) - 1;
	}

	/**
	 * @param field
	 *            value of the whole field
	 * @return the value of these bits in it
	 */
	public long of(long field) {
		return field >>> low & max();
	}

	/** Puts a value of these bits into a value of the whole field. */
	long put(long field, long value) {
		return field & ~(max() << low) | value << low;
	}

	/**
	 * @param value
	 *            of these bits
	 * @return what it is called; empty if it has no name
	 */
	public Optional<String> choice(long value) {
		return choices.entrySet().stream().filter(choice -> choice.getValue() == value).map(Map.Entry::getKey)
				.findFirst();
	}

	/** @return whether they are kept for later, by their name */
	public boolean isReserved() {
		return BlockField.isReserved(name);
	}
}
