/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.bootseal.core.BadInputException;
import org.bootseal.core.hab.CsfSection.DecryptImage;
import org.bootseal.core.hab.CsfSection.InstallSecretKey;

/** Recipes of encrypted images for tests. */
final class EncryptedImages {

	private EncryptedImages() {
	}

	/** The recipe of a signed image with the sections that encrypt it. */
	static HabRecipe encrypted(HabRecipe signed, KeySource source, int macLength, Optional<byte[]> nonce)
			throws BadInputException {
		return with(signed, new InstallSecretKey(source, 0, 0, OptionalLong.empty()),
				new DecryptImage(0, HabEngine.DCP, 0, macLength, nonce));
	}

	/** The recipe with more sections at its end. */
	static HabRecipe with(HabRecipe signed, CsfSection... more) throws BadInputException {
		List<CsfSection> sections = new ArrayList<>(signed.csf().orElseThrow().sections());
		sections.addAll(List.of(more));
		return signed.signed(CsfRecipe.of(signed.csf().orElseThrow().version(), sections));
	}
}
