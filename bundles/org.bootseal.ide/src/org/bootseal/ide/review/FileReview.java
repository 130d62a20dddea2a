/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.review;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.bootseal.core.config.FileSchema;
import org.bootseal.core.config.Finding;
import org.bootseal.core.config.YamlDocument;
import org.bootseal.core.provision.Review;
import org.bootseal.core.provision.Section;

/**
 * What there is to say about a configuration file.
 *
 * @param document
 *            the text that was looked at
 * @param findings
 *            in the order of the text; their ranges are those of the document
 * @param sections
 *            what is known about the parts of a provisioning file; empty for other files
 * @param namedFiles
 *            the files and folders that were looked at too, whether they are there or not
 * @param schema
 *            the keys that this text may have, where that depends on what it says; empty if it does not
 */
public record FileReview(YamlDocument document, List<Finding> findings, Map<Section, Review> sections,
		List<Path> namedFiles, Optional<FileSchema> schema) {

	/** Copies the lists. */
	public FileReview {
		findings = List.copyOf(findings);
		sections = Map.copyOf(sections);
		namedFiles = List.copyOf(namedFiles);
	}

	/**
	 * A review of a file whose keys are always the same.
	 *
	 * @param document
	 *            the text that was looked at
	 * @param findings
	 *            in the order of the text; their ranges are those of the document
	 * @param sections
	 *            what is known about the parts of a provisioning file; empty for other files
	 * @param namedFiles
	 *            the files and folders that were looked at too, whether they are there or not
	 */
	public FileReview(YamlDocument document, List<Finding> findings, Map<Section, Review> sections,
			List<Path> namedFiles) {
		this(document, findings, sections, namedFiles, Optional.empty());
	}

	/**
	 * @param section
	 *            a part of a provisioning file
	 * @return what is known about it; without facts if it was not looked at
	 */
	public Review section(Section section) {
		return sections.getOrDefault(section, new Review(Optional.empty(), List.of()));
	}
}
