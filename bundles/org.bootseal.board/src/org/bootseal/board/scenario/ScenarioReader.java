/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.scenario;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import org.bootseal.board.fault.FaultScript;
import org.bootseal.core.BadInputException;
import org.bootseal.core.config.YamlMap;
import org.bootseal.core.config.YamlValue;
import org.bootseal.core.doctor.Cause;

/**
 * Reads scenario files, YAML: "title", "cause" (of {@link Cause}), "source", the groups "board", "flash" and "user"
 * with the keys of {@link Setting}, "faults" with "seed" as fault scripts have them, and "symptom" with "step",
 * "status" and "says", or nothing for a board that works.
 */
public final class ScenarioReader {

	private static final String[] GROUPS = { "board", "flash", "user" };
	private static final long MOST_STATUS = 0xFFFF_FFFFL;

	private ScenarioReader() {
		// functions only
	}

	/**
	 * @param file
	 *            a scenario file; its name without extension is the scenario's id
	 * @return the scenario
	 * @throws IOException
	 *             if it can't be read
	 * @throws BadInputException
	 *             if it is no such file; the message names the place
	 */
	public static Scenario read(Path file) throws IOException, BadInputException {
		return read(file.getFileName().toString().replaceFirst("\\.[^.]*$", ""), YamlMap.read(file));
	}

	static Scenario read(String id, YamlMap top) throws BadInputException {
		top.allowing("title", "cause", "source", "board", "flash", "user", "seed", "faults", "symptom");
		YamlValue named = top.required("cause", "what is wrong");
		Cause cause = Cause.of(named.text())
				.orElseThrow(() -> named.expected("the id of a cause, such as wrong-port"));
		Map<Setting, YamlValue> settings = new EnumMap<>(Setting.class);
		for (String group : GROUPS) {
			Optional<YamlValue> found = top.optional(group);
			if (found.isPresent()) {
				settings(group, found.get().map(), settings);
			}
		}
		Optional<YamlValue> symptom = top.optional("symptom");
		Optional<YamlValue> seed = top.optional("seed");
		FaultScript faults = FaultScript.of(top.optional("faults").map(YamlValue::items).orElse(List.of()),
				seed.isPresent() ? seed.get().number(0, Long.MAX_VALUE) : 0);
		return new Scenario(id, top.required("title").text(), List.of(cause), top.required("source").text(), settings,
				faults, Optional.of(symptom.isPresent() ? symptom(symptom.get().map()) : Symptom.NONE));
	}

	private static void settings(String group, YamlMap map, Map<Setting, YamlValue> settings)
			throws BadInputException {
		for (YamlValue value : map.values()) {
			String key = group + "." + value.key();
			Setting setting = Setting.of(key).orElseThrow(() -> value
					.problem("this is no known key, expected one of " + Setting.keys(group)));
			settings.put(setting, value);
		}
	}

	private static Symptom symptom(YamlMap map) throws BadInputException {
		map.allowing("step", "status", "says");
		Optional<YamlValue> status = map.optional("status");
		Optional<YamlValue> says = map.optional("says");
		return new Symptom(Optional.of(map.required("step", "the step that fails").text()),
				status.isPresent() ? OptionalLong.of(status.get().number(0, MOST_STATUS)) : OptionalLong.empty(),
				says.isPresent() ? says.get().text() : "");
	}
}
