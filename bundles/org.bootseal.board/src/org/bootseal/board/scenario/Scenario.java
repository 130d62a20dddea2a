/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.scenario;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.bootseal.board.fault.Fault;
import org.bootseal.board.fault.FaultScript;
import org.bootseal.core.BadInputException;
import org.bootseal.core.config.YamlValue;
import org.bootseal.core.doctor.Cause;

/**
 * A board and its user, and what goes wrong between them.
 *
 * @param id
 *            a short name in kebab case
 * @param title
 *            what is the matter, one sentence without a full stop
 * @param causes
 *            what is wrong; one, more for several scenarios at once, {@link Cause#HEALTHY} for a board that works
 * @param source
 *            where it was seen: a thread, a data sheet, a manual
 * @param settings
 *            in what board and user differ from the usual
 * @param faults
 *            what befalls the board meanwhile
 * @param symptom
 *            what the user sees; empty for several scenarios at once
 */
public record Scenario(String id, String title, List<Cause> causes, String source, Map<Setting, YamlValue> settings,
		FaultScript faults, Optional<Symptom> symptom) {

	/** Copies list and map. */
	public Scenario {
		causes = List.copyOf(causes);
		settings = Map.copyOf(settings);
	}

	/** @return whether nothing is wrong */
	public boolean isHealthy() {
		return causes.equals(List.of(Cause.HEALTHY));
	}

	/**
	 * Joins two scenarios: one board and one user with all that is wrong in both.
	 *
	 * @param other
	 *            another scenario
	 * @return both at once, without a symptom
	 * @throws BadInputException
	 *             if both set the same thing in different ways; the message names it
	 */
	public Scenario and(Scenario other) throws BadInputException {
		Map<Setting, YamlValue> both = new EnumMap<>(Setting.class);
		both.putAll(settings);
		for (Map.Entry<Setting, YamlValue> setting : other.settings.entrySet()) {
			YamlValue mine = both.putIfAbsent(setting.getKey(), setting.getValue());
			if (mine != null && !text(mine).equals(text(setting.getValue()))) {
				throw new BadInputException(id + " and " + other.id + " can't be joined: " + setting.getKey().key()
						+ " is " + text(mine) + " in the one and " + text(setting.getValue()) + " in the other");
			}
		}
		List<Fault> all = new ArrayList<>(faults.faults());
		all.addAll(other.faults.faults());
		List<Cause> why = new ArrayList<>();
		for (Cause cause : List.of(causes, other.causes).stream().flatMap(List::stream).toList()) {
			if (cause != Cause.HEALTHY && !why.contains(cause)) {
				why.add(cause);
			}
		}
		return new Scenario(id + "+" + other.id, title + "; " + other.title, why.isEmpty() ? causes : why,
				source + "; " + other.source, both, new FaultScript(faults.seed() ^ other.faults.seed(), all),
				Optional.empty());
	}

	private static String text(YamlValue value) throws BadInputException {
		if (!value.isList()) {
			return value.text();
		}
		List<String> items = new ArrayList<>();
		for (YamlValue item : value.items()) {
			items.add(item.text());
		}
		return items.toString();
	}
}
