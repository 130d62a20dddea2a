/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.launch;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.bootseal.core.BadInputException;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.otp.FuseMap;
import org.bootseal.core.otp.FuseWord;

/** Finds the fuse words of one device by their names and numbers. Read when first asked, so not on the UI thread. */
final class FuseWords {

	private final String device;
	private Map<String, FuseWord> words;

	/**
	 * @param device
	 *            as the catalogue has it; of one that is in no catalogue no word is known
	 */
	FuseWords(String device) {
		this.device = device;
	}

	/** Returns the word with that name, exactly, or that number; empty if there is none. */
	synchronized Optional<FuseWord> find(String nameOrNumber) {
		if (words == null) {
			words = read();
		}
		return Optional.ofNullable(words.get(nameOrNumber));
	}

	private Map<String, FuseWord> read() {
		Map<String, FuseWord> found = new TreeMap<>();
		try {
			for (FuseWord word : FuseMap.of(DeviceCatalogue.builtIn().find(device)).words()) {
				found.put(word.name(), word);
				found.put(Integer.toString(word.index()), word);
			}
		} catch (BadInputException e) {
			// a device without fuse map: the console shows no links to its fuses, the run itself said why
			return Map.of();
		}
		return found;
	}
}
