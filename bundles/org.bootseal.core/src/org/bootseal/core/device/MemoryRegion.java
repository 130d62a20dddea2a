/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.device;

/**
 * A range of addresses with memory behind it.
 *
 * @param name
 *            as the reference manual calls it, for example "OCRAM1"
 * @param kind
 *            what sort of memory it is
 * @param start
 *            first address
 * @param size
 *            bytes, more than 0
 */
public record MemoryRegion(String name, Kind kind, long start, long size) {

	/** Sorts of memory. */
	public enum Kind {
		/** Tightly coupled memory for instructions. */
		ITCM,
		/** Tightly coupled memory for data. */
		DTCM,
		/** RAM on the chip's bus. */
		OCRAM,
		/** The window through which FlexSPI shows an external memory. */
		FLEXSPI,
		/** The window of the external SDRAM. */
		SDRAM
	}

	/** @return the address after the last one */
	public long end() {
		return start + size;
	}

	/**
	 * @param address
	 *            first address of a range
	 * @param length
	 *            bytes of the range, 0 or more
	 * @return whether the whole range lies inside
	 */
	public boolean contains(long address, long length) {
		return length >= 0 && address >= start && length <= size && address - start <= size - length;
	}
}
