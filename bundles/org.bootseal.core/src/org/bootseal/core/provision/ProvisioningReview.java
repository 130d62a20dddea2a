/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.provision;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.bootseal.core.CancelledException;
import org.bootseal.core.Progress;
import org.bootseal.core.config.ConfigurationChecks;
import org.bootseal.core.config.Finding;
import org.bootseal.core.config.Provisioning;
import org.bootseal.core.config.YamlDocument;

/**
 * A provisioning file looked at together with the files that it names: firmware, keys, flashloader, memory
 * configuration. Nothing is built, nothing is written, and no board is asked.
 */
public final class ProvisioningReview {

	private final List<Finding> findings;
	private final Map<Section, Review> sections;
	private final Optional<Provisioning> provisioning;
	private final List<Path> namedFiles;

	private ProvisioningReview(List<Finding> findings, Map<Section, Review> sections,
			Optional<Provisioning> provisioning, List<Path> namedFiles) {
		this.findings = findings;
		this.sections = sections;
		this.provisioning = provisioning;
		this.namedFiles = namedFiles;
	}

	/**
	 * Reads the files that a provisioning file names. What is wrong with them becomes a finding at the place that names
	 * them.
	 *
	 * @param document
	 *            the provisioning file
	 * @param progress
	 *            asked between two files whether to stop
	 * @return the review
	 * @throws CancelledException
	 *             if the progress says so
	 */
	public static ProvisioningReview of(YamlDocument document, Progress progress) throws CancelledException {
		progress.checkCancelled();
		return new ProvisioningReview(ConfigurationChecks.provisioning(document), Map.of(), Optional.empty(),
				List.of());
	}

	/** @return what is to say about the text and the files, in the order of the text */
	public List<Finding> findings() {
		return findings;
	}

	/**
	 * @param section
	 *            a section
	 * @return what is to say about it
	 */
	public Review section(Section section) {
		return sections.getOrDefault(section, new Review(Optional.empty(), List.of()));
	}

	/** @return what the file says, if it has no errors that stand against reading it */
	public Optional<Provisioning> provisioning() {
		return provisioning;
	}

	/** @return the files and folders that a build would read, whether they are there or not */
	public List<Path> namedFiles() {
		return namedFiles;
	}
}
