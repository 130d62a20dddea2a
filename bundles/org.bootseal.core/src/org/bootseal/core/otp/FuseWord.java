/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.otp;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One 32-bit word of fuses.
 *
 * @param index
 *            the number that efuse-read-once and efuse-program-once take
 * @param name
 *            as SPSDK calls it, for example "BOOT_CFG1"
 * @param group
 *            heading under which it is shown, for example "Boot config"
 * @param shadowAddress
 *            address of the shadow register; empty if it has none
 * @param protection
 *            how it is stored
 * @param lock
 *            what guards it; empty if no lock is known
 * @param fields
 *            ascending; empty if the word is one number
 */
public record FuseWord(int index, String name, String group, OptionalLong shadowAddress,
		FuseProtection protection, Optional<FuseLock> lock, List<FuseField> fields) {

	/** Copies the list. */
	public FuseWord {
		fields = List.copyOf(fields);
	}

	/** @return the bits whose meaning is known: all that it has if the word is one number */
	public int describedBits() {
		return fields.isEmpty()
				? protection.usableBits()
				: fields.stream().mapToInt(FuseField::mask).reduce(0, (a, b) -> a | b);
	}

	/** @return the name */
	@Override
	public String toString() {
		return name;
	}
}
