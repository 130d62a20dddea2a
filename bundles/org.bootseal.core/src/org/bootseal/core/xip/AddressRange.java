/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.xip;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.bootseal.core.BadInputException;

/**
 * Addresses of flash as the part reads it.
 *
 * @param start
 *            the first, 0 to 0xFFFFFFFF
 * @param end
 *            the one after the last, greater than the start, up to 0x1_0000_0000
 */
public record AddressRange(long start, long end) {

	/** The engines decide for each KiB whether it is encrypted. */
	public static final int GRANULE = 0x400;

	private static final long LIMIT = 0x1_0000_0000L;

	/** Checks the bounds. */
	public AddressRange {
		if (start < 0 || end <= start || end > LIMIT) {
			throw new IllegalArgumentException("range out of the 32-bit address space");
		}
	}

	/**
	 * @param what
	 *            whose range it is, for the message
	 * @param start
	 *            the first address
	 * @param length
	 *            number of addresses
	 * @return the range
	 * @throws BadInputException
	 *             if it is empty, or leaves the 32-bit address space
	 */
	public static AddressRange of(String what, long start, long length) throws BadInputException {
		if (start < 0 || length <= 0 || start > LIMIT - length) {
			throw new BadInputException(String.format(Locale.ROOT,
					"%s: found 0x%X bytes at 0x%08X, expected some that end below 4 GiB", what, length, start));
		}
		return new AddressRange(start, start + length);
	}

	/** @return number of addresses */
	public long length() {
		return end - start;
	}

	/** @return whether start and end are multiples of {@link #GRANULE} */
	public boolean isAligned() {
		return start % GRANULE == 0 && end % GRANULE == 0;
	}

	/**
	 * @param other
	 *            another range
	 * @return whether any address is in both
	 */
	public boolean overlaps(AddressRange other) {
		return start < other.end && other.start < end;
	}

	/**
	 * @param ranges
	 *            ranges
	 * @return a sentence on two of them that overlap; empty if none do
	 */
	public static Optional<String> overlap(List<AddressRange> ranges) {
		for (int i = 0; i < ranges.size(); i++) {
			for (int j = 0; j < i; j++) {
				if (ranges.get(i).overlaps(ranges.get(j))) {
					return Optional.of(ranges.get(i) + " overlaps " + ranges.get(j));
				}
			}
		}
		return Optional.empty();
	}

	/** @return for example "0x60001000..0x60001FFF" */
	@Override
	public String toString() {
		return String.format(Locale.ROOT, "0x%08X..0x%08X", start, end - 1);
	}
}
