/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.otfad;

import java.util.ArrayList;
import java.util.List;

import org.bootseal.core.BadInputException;
import org.bootseal.core.xip.AddressRange;
import org.bootseal.core.xip.OtpmkRegions;

/**
 * What tells the flashloader of the RT1010 to make a key blob under the upper half of the part's own key (OTPMK), and
 * to encrypt for it what is written from then on. Words: NXP-MCUBootUtility 6.3, run/RTyyyy_runcore.py.
 *
 * @param regions
 *            what is encrypted, 1 to 4
 */
public record OtfadOtpmkOption(List<AddressRange> regions) {

	/** Most regions that the flashloader takes. */
	public static final int MAX_REGIONS = 4;

	/** Tag 14, and key source 1 in bits 15:12: OTPMK[255:128]. */
	private static final int TAG_AND_UPPER_HALF = 0xE0001000;
	private static final int REGIONS_BIT = 8;

	/** Copies the list. */
	public OtfadOtpmkOption {
		regions = List.copyOf(regions);
	}

	/**
	 * @param regions
	 *            the regions
	 * @return the option
	 * @throws BadInputException
	 *             if there are none or too many, or they overlap, or are not whole KiB
	 */
	public static OtfadOtpmkOption of(List<AddressRange> regions) throws BadInputException {
		OtpmkRegions.check(regions, MAX_REGIONS);
		return new OtfadOtpmkOption(regions);
	}

	/**
	 * @return the words as they go into the part's RAM, each little-endian there: for each region first and last byte
	 */
	public List<Integer> words() {
		List<Integer> words = new ArrayList<>();
		words.add(TAG_AND_UPPER_HALF | regions.size() << REGIONS_BIT);
		for (AddressRange region : regions) {
			words.add((int) region.start());
			words.add((int) (region.end() - 1));
		}
		return words;
	}
}
