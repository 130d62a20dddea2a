/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.otp;

import java.util.Map;

/**
 * Some bits of a fuse word that mean one thing.
 *
 * @param offset
 *            lowest bit, 0..31
 * @param width
 *            number of bits, 1..32
 * @param name
 *            as the reference manual or SPSDK calls it
 * @param values
 *            what a value means; empty if it is a number
 * @param danger
 *            what burning any bit of it does that cannot be lived with by accident, one sentence; empty if nothing
 * @param never
 *            why no bit of it is ever burnt, a clause; empty if it may be burnt
 */
public record FuseField(int offset, int width, String name, Map<Long, String> values, String danger, String never) {

	/** Copies the map. */
	public FuseField {
		values = Map.copyOf(values);
	}

	/** @return the bits of the word that belong to this field */
	public int mask() {
		return (int) ((1L << width) - 1 << offset);
	}

	/**
	 * @param word
	 *            the fuse word
	 * @return the field's value, unsigned
	 */
	public long value(int word) {
		return (word & 0xFFFFFFFFL) >>> offset & (1L << width) - 1;
	}

	/**
	 * @param word
	 *            the fuse word
	 * @return name and value for a person, for example "SEC_CONFIG1 = 1 (closed)"
	 */
	public String describe(int word) {
		long value = value(word);
		String meaning = values.get(value);
		return name + " = " + value + (meaning == null ? "" : " (" + meaning + ")");
	}
}
