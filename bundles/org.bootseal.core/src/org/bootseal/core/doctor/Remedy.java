/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.doctor;

import java.util.Optional;

import org.bootseal.core.config.BadConfigurationException;
import org.bootseal.core.config.TextEdit;
import org.bootseal.core.config.TextRange;
import org.bootseal.core.config.YamlDocument;
import org.bootseal.core.config.YamlPath;

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

		private static final String OPTION_WORDS = "memory.optionWords";
		private static final YamlPath MEMORY_FILE = YamlPath.of("memory", "file");

		/**
		 * @param file
		 *            the text of the provisioning file as it is now
		 * @return the change of that text
		 * @throws BadConfigurationException
		 *             if it can't be made without changing something else
		 */
		public TextEdit in(YamlDocument file) throws BadConfigurationException {
			YamlPath path = YamlPath.parse(key);
			if (!value.startsWith("[")) {
				return file.set(path, value);
			}
			TextEdit edit = list(file, path);
			Optional<BadConfigurationException> problem = YamlDocument.parse(file.file(), edit.apply(file.text()))
					.problem();
			if (problem.isPresent()) {
				throw problem.get();
			}
			return edit;
		}

		/** Option words also replace the name of the file that had them. */
		private TextEdit list(YamlDocument file, YamlPath path) throws BadConfigurationException {
			Optional<TextRange> old = file.valueRange(path);
			if (old.isPresent()) {
				return new TextEdit(old.get(), value);
			}
			Optional<TextRange> name = file.keyRange(MEMORY_FILE);
			Optional<TextRange> named = file.valueRange(MEMORY_FILE);
			if (!key.equals(OPTION_WORDS) || name.isEmpty() || named.isEmpty()) {
				throw new BadConfigurationException(file.file(), 1, 1,
						"there is no " + key + " to change; it would be " + value, null);
			}
			return new TextEdit(TextRange.between(name.get().offset(), named.get().end()),
					OPTION_WORDS.substring(OPTION_WORDS.indexOf('.') + 1) + ": " + value);
		}
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
