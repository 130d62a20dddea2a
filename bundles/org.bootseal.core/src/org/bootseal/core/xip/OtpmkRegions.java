/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.xip;

import java.util.List;
import java.util.Locale;

import org.bootseal.core.BadInputException;

/** What a flashloader is asked to encrypt under the key of the part (OTPMK). */
public final class OtpmkRegions {

	private OtpmkRegions() {
		// functions only
	}

	/**
	 * @param regions
	 *            the regions
	 * @param most
	 *            how many the flashloader takes
	 * @throws BadInputException
	 *             if there are none or too many, or they overlap, or are not whole KiB
	 */
	public static void check(List<AddressRange> regions, int most) throws BadInputException {
		if (regions.isEmpty() || regions.size() > most) {
			throw new BadInputException(
					"found " + regions.size() + " regions for encryption under OTPMK, expected 1 to " + most);
		}
		for (AddressRange region : regions) {
			if (!region.isAligned()) {
				throw new BadInputException(String.format(Locale.ROOT,
						"found the region %s, expected start and length to be multiples of 0x%X", region,
						AddressRange.GRANULE));
			}
		}
		if (AddressRange.overlap(regions).isPresent()) {
			throw new BadInputException("the region " + AddressRange.overlap(regions).get());
		}
	}
}
