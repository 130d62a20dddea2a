/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.verify;

import java.util.Locale;

/**
 * A stretch of a file, and whether HAB notices a change in it.
 *
 * @param offset
 *            where it starts in the file
 * @param length
 *            its length in bytes
 * @param address
 *            where it is in memory
 * @param kind
 *            whether HAB covers it
 * @param meaning
 *            what it is, or what covers it
 */
public record CoverageRange(long offset, long length, long address, Kind kind, String meaning) {

	/** Whether HAB covers bytes. */
	public enum Kind {
		/** HAB notices any change. */
		COVERED,
		/** HAB of the part notices any change; it was not checked here, for want of the fuses or of the key. */
		UNCHECKED,
		/** HAB does not look at it, and neither runs it nor steers the boot by it. */
		UNUSED,
		/** It runs or steers the boot, and HAB does not notice a change. */
		OPEN
	}

	/** @return whether a change goes unnoticed by HAB */
	public boolean isUncovered() {
		return kind == Kind.UNUSED || kind == Kind.OPEN;
	}

	/** @return for example "0x1000..0x103F signed by the key in slot 2" */
	@Override
	public String toString() {
		return String.format(Locale.ROOT, "0x%X..0x%X %s", offset, offset + length - 1, meaning);
	}
}
