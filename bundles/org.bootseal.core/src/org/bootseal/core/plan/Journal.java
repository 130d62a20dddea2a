/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.io.IOException;

/** Keeps what was done to fuses, so that a run that died can be understood afterwards. Append only. */
@FunctionalInterface
public interface Journal {

	/**
	 * Adds an entry. When it returns the entry survives a crash and a power cut of the host.
	 *
	 * @param entry
	 *            what is about to be done, or was done
	 * @throws IOException
	 *             if it can't be kept; nothing may then be burnt
	 */
	void append(JournalEntry entry) throws IOException;
}
