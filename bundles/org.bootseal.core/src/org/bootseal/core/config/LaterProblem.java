/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.bootseal.core.BadInputException;

/** Errors that come up when a file was read already: they are told at the line where their key stands. */
final class LaterProblem {

	private LaterProblem() {
		// static only
	}

	/**
	 * The error at a key such as "image.source", for the whole file at "", or at what stands above the key if that is
	 * missing; without a line if the file is no longer as it was.
	 */
	static BadInputException at(Path file, String key, String problem) {
		try {
			if (Files.size(file) <= YamlMap.MAX_BYTES) {
				String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
				YamlDocument document = YamlDocument.parse(file, text);
				YamlPath path = key.isEmpty() ? YamlPath.TOP : YamlPath.parse(key);
				while (!path.isTop() && document.find(path).isEmpty()) {
					path = path.parent();
				}
				YamlValue value = path.isTop() ? document.top().orElse(null) : document.find(path).get();
				if (value != null) {
					return new BadConfigurationException(file, value.line(), value.column(),
							key.isEmpty() ? problem : key + ": " + problem, null);
				}
			}
		} catch (IOException e) {
			return BadInputException.in(file, key, problem);
		}
		return BadInputException.in(file, key, problem);
	}
}
