/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.firmware;

/**
 * The first two words of a Cortex-M vector table (ARMv7-M Architecture Reference Manual, B1.5.3), little-endian.
 *
 * @param initialStackPointer
 *            word 0, unsigned
 * @param resetVector
 *            word 1, unsigned, thumb bit (bit 0) included
 */
public record VectorTable(long initialStackPointer, long resetVector) {

	/** Bytes that are looked at. */
	static final int LENGTH = 8;
}
