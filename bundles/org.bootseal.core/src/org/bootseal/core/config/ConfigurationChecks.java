/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.config;

import java.util.List;
import java.util.function.Consumer;

import org.bootseal.core.flexspi.MemoryConfiguration;
import org.bootseal.core.flexspi.MemoryText;
import org.bootseal.core.flexspi.OptionField;

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
		return check(document, FileSchema.provisioning(),
				findings -> new ProvisioningRules(document, findings).check());
	}

	/**
	 * @param document
	 *            a memory configuration
	 * @return what is to say about it, in the order of the text
	 */
	public static List<Finding> memoryConfiguration(YamlDocument document) {
		return check(document, FileSchema.memoryConfiguration(), findings -> memoryRules(document, findings));
	}

	private static List<Finding> check(YamlDocument document, FileSchema schema, Consumer<FindingList> rules) {
		FindingList findings = new FindingList(document);
		if (document.problem().isPresent()) {
			findings.add(Severity.ERROR, document.problemRange().orElseThrow(), YamlPath.TOP,
					document.problem().get().problem(), List.of());
		} else {
			new SchemaCheck(document, findings, schema == FileSchema.memoryConfiguration()).check(schema.top());
			rules.accept(findings);
		}
		return findings.sorted();
	}

	/** What fields demand of each other is known where they are read. */
	private static void memoryRules(YamlDocument document, FindingList findings) {
		if (!findings.hasErrors()) {
			try {
				MemoryConfiguration.interpret(document.top().orElseThrow().map());
				MemoryText text = MemoryText.of(document);
				meanings(text, findings);
				new MemoryRules(document, text, findings).check();
			} catch (BadConfigurationException e) {
				findings.because(e);
			}
		}
	}

	/** A value without a meaning may still be right for a flashloader that is newer than what is known here. */
	private static void meanings(MemoryText text, FindingList findings) {
		for (OptionField field : OptionField.values()) {
			int value = text.value(field).orElse(0);
			if (!field.choices().isEmpty() && field.choice(value).isEmpty()) {
				findings.atValue(Severity.WARNING, text.path(field).orElse(text.path(field.word())),
						field.label() + ", bits " + field.bits() + ": found " + value + ", which has no known meaning",
						MemoryRules.choices(text, field));
			}
		}
	}
}
