/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.keys;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The place of a key in a tree, as NXP's code-signing tool numbers them: SRK1 to SRK4, and CSF1_1 and IMG1_1 under the
 * first of them.
 *
 * @param role
 *            what the key is for
 * @param number
 *            number of the super root key, 1..4; its index in the table is one less
 */
public record KeyPlace(Role role, int number) implements Comparable<KeyPlace> {

	private static final Pattern NAME = Pattern.compile("(SRK|CSF|IMG)([1-4])(?:_1)?(?:_.*)?");

	/** What a key is for. */
	public enum Role {
		/** Super root key. */
		SRK,
		/** Signs the CSF. */
		CSF,
		/** Signs the image. */
		IMG
	}

	/**
	 * @param name
	 *            a file name or a common name that starts with a place: "CSF1_1_sha256_2048_65537_v3_usr"
	 * @return the place, or empty when the name has none
	 */
	public static Optional<KeyPlace> of(String name) {
		Matcher matcher = NAME.matcher(name);
		return matcher.matches()
				? Optional.of(new KeyPlace(Role.valueOf(matcher.group(1)), Integer.parseInt(matcher.group(2))))
				: Optional.empty();
	}

	@Override
	public int compareTo(KeyPlace other) {
		int numbers = Integer.compare(number, other.number);
		return numbers != 0 ? numbers : role.compareTo(other.role);
	}

	/** How the code-signing tool names it: "SRK1", "CSF1_1". */
	@Override
	public String toString() {
		return role + Integer.toString(number) + (role == Role.SRK ? "" : "_1");
	}
}
