/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.mboot;

import java.util.List;
import java.util.Locale;

/**
 * A status with which the flashloader answers.
 *
 * @param number
 *            on the wire, unsigned 32 bits
 * @param name
 *            the name under which NXP's tools show it; empty if the number is in no catalogue
 * @param text
 *            a few words
 * @param meaning
 *            what it means on i.MX RT with HAB, one or two sentences; empty if nothing is known beyond the text
 * @param causes
 *            what usually leads to it, most likely first
 * @param remedies
 *            what to try, in this order
 */
public record StatusCode(long number, String name, String text, String meaning, List<String> causes,
		List<String> remedies) {

	/** The status of a command that did what it should. */
	public static final int SUCCESS = 0;

	/** The host's own status for an answer that did not come in time. */
	public static final int NO_RESPONSE = 10004;

	/** A command that is not allowed while the part or the flashloader is secured. */
	public static final int SECURITY_VIOLATION = 10001;

	/** A property that this flashloader does not know. */
	public static final int UNKNOWN_PROPERTY = 10300;

	/** Memory that does not hold what was written. */
	public static final int MEMORY_VERIFY_FAILED = 10207;

	/** The host's own status for a fuse word that does not hold what was programmed. */
	public static final int OTP_VERIFY_FAILED = 52009;

	/** A fuse word that is locked. */
	public static final int OTP_LOCKED = 52806;

	/** Copies the lists. */
	public StatusCode {
		causes = List.copyOf(causes);
		remedies = List.copyOf(remedies);
	}

	/** @return whether the number stands in the catalogue */
	public boolean isKnown() {
		return !name.isEmpty();
	}

	/** @return for example "20106 (0x4E8A) FlexSPINORCommandFailure" */
	@Override
	public String toString() {
		return String.format(Locale.ROOT, "%d (0x%X) %s", number, number, isKnown() ? name : "unknown status");
	}
}
