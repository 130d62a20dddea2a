/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.imports;

import java.util.Optional;

/** How imported files name others. */
interface Placement {

	/**
	 * @param found
	 *            a file that an imported configuration names
	 * @param meaning
	 *            what it is, in a few words
	 * @return how a file in the target folder names it, with slashes; empty if it can't
	 */
	Optional<String> place(FileFinder.Found found, String meaning);
}
