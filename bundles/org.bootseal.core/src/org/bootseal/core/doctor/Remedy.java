/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.doctor;

import java.util.Optional;

/**
 * Something to do against a cause.
 *
 * @param text
 *            what to do, one sentence
 * @param command
 *            a command line that does it; empty if none does
 * @param edit
 *            the change of the provisioning file that does it
 */
public record Remedy(String text, String command, Optional<Edit> edit) {

	/**
	 * A change of a provisioning file.
	 *
	 * @param key
	 *            the path of the key, for example "memory.optionWords"
	 * @param value
	 *            its new value, as YAML
	 */
	public record Edit(String key, String value) {
	}

	static Remedy todo(String text) {
		return new Remedy(text, "", Optional.empty());
	}

	static Remedy command(String text, String command) {
		return new Remedy(text, command, Optional.empty());
	}

	static Remedy edit(String text, String key, String value) {
		return new Remedy(text, "", Optional.of(new Edit(key, value)));
	}
}
