/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.config;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.bootseal.core.BadInputException;
import org.bootseal.core.device.Device;
import org.bootseal.core.flexspi.FcbConfiguration;
import org.bootseal.core.flexspi.FcbText;
import org.bootseal.core.flexspi.MemoryConfiguration;
import org.bootseal.core.flexspi.MemoryText;
import org.bootseal.core.flexspi.OptionField;
import org.bootseal.core.otp.FuseMap;
import org.bootseal.core.otp.FuseText;
import org.bootseal.core.otp.FuseTextRules;

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
		return check(document, FileSchema.provisioning(), false,
				findings -> new ProvisioningRules(document, findings).check());
	}

	/**
	 * @param document
	 *            a memory configuration
	 * @return what is to say about it, in the order of the text
	 */
	public static List<Finding> memoryConfiguration(YamlDocument document) {
		return check(document, FileSchema.memoryConfiguration(), true, findings -> memoryRules(document, findings));
	}

	/**
	 * Also reads the file of what is burnt, if one is named.
	 *
	 * @param document
	 *            a fuses file
	 * @return what is to say about it, in the order of the text
	 */
	public static List<Finding> fuses(YamlDocument document) {
		Optional<FuseMap> map = FuseText.of(document).device().flatMap(ConfigurationChecks::map);
		FileSchema schema = map.map(FileSchema::fuses).orElseGet(FileSchema::fuses);
		return check(document, schema, true, findings -> {
			if (map.isPresent()) {
				FuseTextRules.check(document, map.get(), findings);
			} else if (!findings.hasErrors()) {
				findings.atValue(Severity.ERROR, YamlPath.of("family"), "there are no known fuses of this device",
						List.of());
			}
		});
	}

	/**
	 * @param document
	 *            an FCB as text
	 * @return what is to say about it, in the order of the text
	 */
	public static List<Finding> fcb(YamlDocument document) {
		return check(document, FileSchema.fcb(), true, findings -> {
			if (!findings.hasErrors()) {
				try {
					FcbConfiguration.interpret(document.top().orElseThrow().map());
				} catch (BadConfigurationException e) {
					findings.because(e);
				}
			}
			FcbText.of(document).check(findings);
		});
	}

	/**
	 * Looks at keys and values alone; the files that are named, and what sections demand of each other, are known where
	 * they are read.
	 *
	 * @param document
	 *            a HAB configuration
	 * @return what is to say about it, in the order of the text
	 */
	public static List<Finding> hab(YamlDocument document) {
		return check(document, FileSchema.hab(), true, findings -> {
			// keys and values are all that is looked at
		});
	}

	private static Optional<FuseMap> map(Device device) {
		try {
			return Optional.of(FuseMap.of(device));
		} catch (BadInputException unknown) {
			return Optional.empty();
		}
	}

	private static List<Finding> check(YamlDocument document, FileSchema schema, boolean likeSpsdk,
			Consumer<FindingList> rules) {
		FindingList findings = new FindingList(document);
		if (document.problem().isPresent()) {
			findings.add(Severity.ERROR, document.problemRange().orElseThrow(), YamlPath.TOP,
					document.problem().get().problem(), List.of());
		} else {
			new SchemaCheck(document, findings, likeSpsdk).check(schema.top());
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
