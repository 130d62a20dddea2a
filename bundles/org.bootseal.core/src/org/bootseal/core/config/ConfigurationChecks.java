/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.config;

import java.util.ArrayList;
import java.util.List;

/** Checks configurations by their text alone; files that they name are not looked at. Each check finds everything. */
public final class ConfigurationChecks {

	private ConfigurationChecks() {
		// static only
	}

	/**
	 * @param document
	 *            a provisioning file
	 * @return what is to say about it, in the order of the text
	 */
	public static List<Finding> provisioning(YamlDocument document) {
		return check(document, FileSchema.provisioning());
	}

	/**
	 * @param document
	 *            a memory configuration
	 * @return what is to say about it, in the order of the text
	 */
	public static List<Finding> memoryConfiguration(YamlDocument document) {
		return check(document, FileSchema.memoryConfiguration());
	}

	private static List<Finding> check(YamlDocument document, FileSchema schema) {
		List<Finding> findings = new ArrayList<>();
		document.problem().ifPresent(problem -> findings
				.add(new Finding(Severity.ERROR, new TextRange(0, 0), problem.line(), YamlPath.TOP,
						problem.getMessage() + schema.top().name(), List.of())));
		return findings;
	}
}
