/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What was tried of each rule, for the report: target/conformance/fuse-rules.txt. */
final class RulesList {

	private static final Map<String, RulesList> RULES = new TreeMap<>();

	private final Set<String> devices = new HashSet<>();
	private int tries;
	private int telling;

	private RulesList() {
		// made for each rule
	}

	/**
	 * Counts a try.
	 *
	 * @param rule
	 *            in one sentence
	 * @param scenario
	 *            of what
	 * @param told
	 *            whether the rule had anything to say there
	 */
	static synchronized void note(String rule, FuseScenario scenario, boolean told) {
		RulesList counted = RULES.computeIfAbsent(rule, name -> new RulesList());
		counted.devices.add(scenario.device.name());
		counted.tries++;
		counted.telling += told ? 1 : 0;
	}

	/** Writes what was counted until now. */
	static synchronized void write() {
		StringBuilder text = new StringBuilder(
				"Rule: parts; tries; tries in which the rule had something to decide\n\n");
		RULES.forEach((rule, counted) -> text.append(String.format(Locale.ROOT, "%s: %d; %d; %d\n", rule,
				counted.devices.size(), counted.tries, counted.telling)));
		try {
			Files.writeString(
					Files.createDirectories(Path.of("target", "conformance")).resolve("fuse-rules.txt"), text);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
