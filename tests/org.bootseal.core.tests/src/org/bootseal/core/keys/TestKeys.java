/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.keys;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** The committed key tree of the tests; see resources/keytree/VECTORS.md. */
public final class TestKeys {

	private TestKeys() {
	}

	/** Its folder. */
	public static Path folder() {
		try {
			return Path.of(TestKeys.class.getResource("/keytree/crts/SRK_table.bin").toURI()).getParent().getParent();
		} catch (URISyntaxException e) {
			throw new AssertionError(e);
		}
	}

	/** The tree. */
	public static KeyTree tree() throws Exception {
		return KeyTree.open(folder());
	}
}
