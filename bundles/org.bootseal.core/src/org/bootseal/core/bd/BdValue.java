/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.bd;

/** A value in a BD file. */
public sealed interface BdValue {

	/**
	 * A number; true and yes are 1, false and no are 0.
	 *
	 * @param value
	 *            64 bits with a sign, as the file computes with
	 */
	record Number(long value) implements BdValue {
	}

	/**
	 * A text, or a name that is defined nowhere.
	 *
	 * @param value
	 *            without its quotes
	 */
	record Text(String value) implements BdValue {
	}
}
