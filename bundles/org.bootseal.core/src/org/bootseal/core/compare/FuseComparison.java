/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bootseal.core.BadInputException;
import org.bootseal.core.compare.Difference.Kind;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.otp.FuseMap;
import org.bootseal.core.otp.FuseSnapshot;
import org.bootseal.core.otp.FuseWord;

/** Holds the fuses of a good board against those of a bad one. */
public final class FuseComparison {

	private FuseComparison() {
	}

	/**
	 * @param good
	 *            the fuses of a board that works
	 * @param bad
	 *            those of one that does not
	 * @return the words that differ, the unique id left out, by index
	 * @throws BadInputException
	 *             if they are of different devices
	 */
	public static List<Difference> of(FuseSnapshot good, FuseSnapshot bad) throws BadInputException {
		if (!good.device().equals(bad.device())) {
			throw new BadInputException("the fuses are of different devices, " + good.device() + " and "
					+ bad.device() + "; nothing can be said of their differences");
		}
		FuseMap map = FuseMap.of(DeviceCatalogue.builtIn().find(good.device()));
		List<Difference> differences = new ArrayList<>();
		for (FuseWord word : map.words()) {
			Integer one = good.values().get(word.index());
			Integer other = bad.values().get(word.index());
			boolean same = one == null ? other == null : one.equals(other);
			if (!same && !map.uniqueIdWords().contains(word)) {
				differences.add(new Difference(Kind.FUSES, "fuse word " + word, text(one), text(other),
						one == null || other == null ? "One of them is locked against reading."
								: FuseMeaning.of(word, one, other)));
			}
		}
		return List.copyOf(differences);
	}

	private static String text(Integer value) {
		return value == null ? "not readable" : String.format(Locale.ROOT, "0x%08X", value);
	}
}
