/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.bee;

import java.util.ArrayList;
import java.util.List;

import org.bootseal.core.BadInputException;
import org.bootseal.core.xip.AddressRange;
import org.bootseal.core.xip.OtpmkRegions;

/**
 * Encryption under the part's own master key (OTPMK), which nobody can read: the flashloader makes the header and
 * encrypts what it writes. It is told the regions by configure-memory 9 with these words: bits 31:28 tag 0xE, 27:24 key
 * source (0 OTPMK), 23:20 AES mode (1 CTR), 19:16 number of regions; then start and length of each region. Source:
 * MCUBootUtility 6.4.
 *
 * @param regions
 *            1 to 3 regions that don't overlap
 */
public record OtpmkOption(List<AddressRange> regions) {

	/** Most regions that the flashloader takes. */
	public static final int MAX_REGIONS = 3;

	private static final int TAG_AND_MODE = 0xE0100000;
	private static final int REGIONS_BIT = 16;

	/** Copies the list. */
	public OtpmkOption {
		regions = List.copyOf(regions);
	}

	/**
	 * @param regions
	 *            the regions
	 * @return the option
	 * @throws BadInputException
	 *             if there are none or too many, or they overlap, or are not whole KiB
	 */
	public static OtpmkOption of(List<AddressRange> regions) throws BadInputException {
		OtpmkRegions.check(regions, MAX_REGIONS);
		return new OtpmkOption(regions);
	}

	/** @return the words as they go into the part's RAM, each little-endian there */
	public List<Integer> words() {
		List<Integer> words = new ArrayList<>();
		words.add(TAG_AND_MODE | regions.size() << REGIONS_BIT);
		for (AddressRange region : regions) {
			words.add((int) region.start());
			words.add((int) region.length());
		}
		return words;
	}
}
