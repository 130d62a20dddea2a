/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.doctor;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.bootseal.core.flexspi.Fcb;

/**
 * What stands in the flash, read slowly on one line.
 *
 * @param head
 *            the start of the flash; must not be changed
 * @param offset
 *            where the wanted image belongs, from the start of the flash
 * @param fcb
 *            the configuration block where the ROM looks
 * @param otherFcb
 *            offset of one where the ROM does not look
 * @param hasImage
 *            whether an IVT stands where the ROM looks
 * @param otherImage
 *            offset of an IVT where the ROM does not look
 * @param signed
 *            whether the IVT names a CSF
 * @param sectors
 *            how many sectors of the wanted image were compared
 * @param wrong
 *            addresses of those that differ
 * @param blank
 *            how many of these are erased
 */
record FlashContent(byte[] head, long offset, Optional<Fcb> fcb, OptionalLong otherFcb, boolean hasImage,
		OptionalLong otherImage, boolean signed, int sectors, List<Long> wrong, int blank) {

	FlashContent {
		wrong = List.copyOf(wrong);
	}

	boolean isAsWanted() {
		return sectors > 0 && wrong.isEmpty();
	}
}
