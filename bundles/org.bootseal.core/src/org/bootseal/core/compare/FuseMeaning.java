/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.compare;

import java.util.List;
import java.util.stream.Collectors;
import org.bootseal.core.otp.FuseField;
import org.bootseal.core.otp.FuseWord;

/** What it means that a fuse word differs. */
final class FuseMeaning {

	private FuseMeaning() {
	}

	static String of(FuseWord word, int good, int bad) {
		List<FuseField> fields = word.fields().stream().filter(field -> ((good ^ bad) & field.mask()) != 0).toList();
		if (fields.isEmpty()) {
			return "Bits that nobody has named differ.";
		}
		return fields.stream().map(field -> "The bad board has " + field.describe(bad) + ".")
				.collect(Collectors.joining(" "));
	}
}
