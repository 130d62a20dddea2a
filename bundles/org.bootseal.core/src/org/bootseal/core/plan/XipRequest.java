/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.util.List;
import java.util.Optional;

/**
 * Flash that the part decrypts while it reads.
 *
 * @param image
 *            what is written in place of the plain image; with the part's own key the plain image itself
 * @param parts
 *            what stands beside it: headers, key blobs
 * @param pin
 *            whether the boot pin of encrypted XIP turns encrypted XIP on, and not fuses
 * @param ownKey
 *            what the flashloader encrypts with the key of the part; empty if the image is encrypted already
 */
public record XipRequest(PlanFile image, List<Part> parts, boolean pin, Optional<OwnKey> ownKey) {

	/** Copies the list. */
	public XipRequest {
		parts = List.copyOf(parts);
	}

	/**
	 * A part of the flash.
	 *
	 * @param name
	 *            what it is, such as "BEE header 0"
	 * @param offset
	 *            from the start of the flash, in bytes
	 * @param file
	 *            what stands there
	 */
	public record Part(String name, long offset, PlanFile file) {
	}

	/**
	 * Encryption on the part, under a key that nobody knows (OTPMK).
	 *
	 * @param words
	 *            option words for the flashloader
	 * @param regions
	 *            what it encrypts
	 * @param headerOffset
	 *            where the flashloader writes what the ROM needs to decrypt, from the start of the flash
	 * @param headerLength
	 *            in bytes
	 */
	public record OwnKey(List<Integer> words, List<FlashRegion> regions, long headerOffset, int headerLength) {
		/** Copies the lists. */
		public OwnKey {
			words = List.copyOf(words);
			regions = List.copyOf(regions);
		}
	}
}
