/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.build;

import java.nio.file.Path;
import java.util.Locale;

/** What a file is, by its name. */
enum FileKind {

	/** *.bootseal. */
	PROVISIONING,
	/** *.memcfg.yaml. */
	MEMORY_CONFIGURATION,
	/** Anything else. */
	OTHER;

	static FileKind of(Path file) {
		return of(file.getFileName().toString());
	}

	static FileKind of(String name) {
		String lower = name.toLowerCase(Locale.ROOT);
		if (lower.endsWith(".bootseal")) {
			return PROVISIONING;
		}
		return lower.endsWith(".memcfg.yaml") || lower.endsWith(".memcfg.yml") ? MEMORY_CONFIGURATION : OTHER;
	}
}
