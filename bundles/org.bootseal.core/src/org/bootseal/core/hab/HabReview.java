/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.BadConfigurationException;
import org.bootseal.core.config.ConfigurationChecks;
import org.bootseal.core.config.FileSchema;
import org.bootseal.core.config.Finding;
import org.bootseal.core.config.FindingList;
import org.bootseal.core.config.KeyInfo;
import org.bootseal.core.config.Severity;
import org.bootseal.core.config.YamlDocument;
import org.bootseal.core.config.YamlPath;
import org.bootseal.core.config.YamlValue;
import org.bootseal.core.device.DeviceCatalogue;

/**
 * A HAB configuration looked at together with the files that it names, private keys excepted. Nothing is written.
 *
 * @param findings
 *            what is to say, in the order of the text
 * @param namedFiles
 *            the files that a build would read, whether they are there or not
 */
public record HabReview(List<Finding> findings, List<Path> namedFiles) {

	/** Stands in front of a warning; an editor shows it in its own way. */
	private static final Pattern PLACE = Pattern.compile("^(.*?: )?line \\d+, column \\d+: ");

	/** Copies the lists. */
	public HabReview {
		findings = List.copyOf(findings);
		namedFiles = List.copyOf(namedFiles);
	}

	/**
	 * @param document
	 *            the configuration, right or not
	 * @return what is to say about it: all of its keys and values; of what is wrong beyond these the first
	 */
	public static HabReview of(YamlDocument document) {
		FindingList findings = new FindingList(document);
		findings.addAll(ConfigurationChecks.hab(document));
		if (document.top().isPresent() && !findings.hasErrors()) {
			interpret(document, findings);
		}
		List<Path> files = new ArrayList<>();
		addFiles(document, YamlPath.TOP, files);
		return new HabReview(findings.sorted(), files);
	}

	private static void interpret(YamlDocument document, FindingList findings) {
		try {
			HabConfiguration read = HabConfiguration.interpret(document.top().orElseThrow().map(), document.file(),
					DeviceCatalogue.builtIn(), BootHeader.Policy.KEEP);
			for (HabWarning warning : read.warnings()) {
				findings.atValue(Severity.WARNING, place(document, YamlPath.TOP, warning).orElse(YamlPath.TOP),
						PLACE.matcher(warning.message()).replaceFirst(""), List.of());
			}
		} catch (BadConfigurationException e) {
			findings.because(e);
		} catch (BadInputException | IOException e) {
			findings.atValue(Severity.ERROR, YamlPath.TOP, e.getMessage(), List.of());
		}
	}

	/** The key that a warning is about, by its line and column. */
	private static Optional<YamlPath> place(YamlDocument document, YamlPath path, HabWarning warning) {
		Optional<YamlValue> value = document.find(path);
		if (value.isPresent() && value.get().line() == warning.line() && value.get().column() == warning.column()) {
			return Optional.of(path);
		}
		for (YamlPath child : document.children(path)) {
			Optional<YamlPath> found = place(document, child, warning);
			if (found.isPresent()) {
				return found;
			}
		}
		return Optional.empty();
	}

	private static void addFiles(YamlDocument document, YamlPath path, List<Path> files) {
		Optional<KeyInfo> info = FileSchema.hab().at(path);
		if (info.filter(known -> known.kind() == KeyInfo.Kind.FILE).isPresent()) {
			try {
				Optional<YamlValue> value = document.find(path);
				if (value.isPresent()) {
					files.add(value.get().path());
				}
			} catch (BadConfigurationException noFile) {
				// it is said as a finding
				return;
			}
		}
		for (YamlPath child : document.children(path)) {
			addFiles(document, child, files);
		}
	}
}
