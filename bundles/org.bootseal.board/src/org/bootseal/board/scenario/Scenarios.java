/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.scenario;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.YamlMap;

/** The scenarios that come with the program. Each is a resource beside this class. */
public final class Scenarios {

	private static final String INDEX = "scenarios.txt";

	private final List<Scenario> scenarios;

	private Scenarios(List<Scenario> scenarios) {
		this.scenarios = List.copyOf(scenarios);
	}

	/** @return all of them, by the order of the index */
	public static Scenarios builtIn() {
		List<Scenario> scenarios = new ArrayList<>();
		try {
			for (String id : ids()) {
				scenarios.add(ScenarioReader.read(id, YamlMap.readResource(Scenarios.class, id + ".yaml")));
			}
		} catch (BadInputException e) {
			throw new IllegalStateException(e.getMessage(), e);
		}
		return new Scenarios(scenarios);
	}

	private static List<String> ids() {
		try (InputStream stream = Scenarios.class.getResourceAsStream(INDEX);
				BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
			return reader.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
		} catch (IOException e) {
			throw new IllegalStateException("the resource " + INDEX + " cannot be read", e);
		}
	}

	/** @return the scenarios */
	public List<Scenario> all() {
		return scenarios;
	}

	/**
	 * @param id
	 *            an id
	 * @return the scenario; empty if there is none of that id
	 */
	public Optional<Scenario> find(String id) {
		return scenarios.stream().filter(scenario -> scenario.id().equals(id)).findFirst();
	}
}
