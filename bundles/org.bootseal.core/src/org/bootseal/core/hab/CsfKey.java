/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import java.util.Optional;

import org.bootseal.core.config.KeyInfo;
import org.bootseal.core.config.YamlPath;

/**
 * A key of a section of a HAB configuration.
 *
 * @param path
 *            where it stands, or would stand
 * @param value
 *            what it says, the elements of a list with commas; empty if the section has no such key
 * @param info
 *            what may stand there; empty if the key is not known
 */
public record CsfKey(YamlPath path, String value, Optional<KeyInfo> info) {

	/** The key that names a private key, as a file or in another way. */
	private static final String SIGNER = "Signer";

	/** @return what it is called within its section, such as "SourceIndex" */
	public String name() {
		String section = path.parent().name() + "_";
		return path.name().startsWith(section) ? path.name().substring(section.length()) : path.name();
	}

	/** @return whether its value is, or may be, the name of a file */
	public boolean namesFile() {
		return path.name().equals(SIGNER) || info.filter(known -> known.kind() == KeyInfo.Kind.FILE).isPresent();
	}
}
