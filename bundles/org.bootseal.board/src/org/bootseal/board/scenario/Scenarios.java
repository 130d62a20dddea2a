/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.bootseal.board.silicon.ResourceIndex;
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
			for (String id : ResourceIndex.names(Scenarios.class, INDEX)) {
				scenarios.add(ScenarioReader.read(id, YamlMap.readResource(Scenarios.class, id + ".yaml")));
			}
		} catch (BadInputException e) {
			throw new IllegalStateException(e.getMessage(), e);
		}
		return new Scenarios(scenarios);
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
