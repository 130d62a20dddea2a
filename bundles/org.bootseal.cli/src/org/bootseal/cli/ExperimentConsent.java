/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

import org.bootseal.core.doctor.Experiment;
import org.bootseal.core.doctor.Risk;

/** Asks before an experiment that does more than look, where somebody can be asked and has not agreed beforehand. */
final class ExperimentConsent {

	private final Terminal terminal;
	private final boolean asks;
	private final Runnable cancel;
	private final Set<Risk> agreed = EnumSet.of(Risk.LOOK);

	/**
	 * @param terminal
	 *            who is asked
	 * @param asks
	 *            whether to ask; otherwise everything is agreed to
	 * @param cancel
	 *            called if the answer is to stop altogether
	 */
	ExperimentConsent(Terminal terminal, boolean asks, Runnable cancel) {
		this.terminal = terminal;
		this.asks = asks;
		this.cancel = cancel;
	}

	/**
	 * @param experiment
	 *            what is to be made
	 * @return whether it may be
	 */
	boolean agree(Experiment experiment) {
		if (!asks || agreed.contains(experiment.risk())) {
			return true;
		}
		String answer = terminal.ask(experiment.title() + "; it " + experiment.risk().text()
				+ ". Make it? [y/N, a: all of this kind, q: stop] ").orElse("").strip().toLowerCase(Locale.ROOT);
		if (answer.equals("a") || answer.equals("all")) {
			agreed.add(experiment.risk());
			return true;
		}
		if (answer.equals("q") || answer.equals("quit")) {
			cancel.run();
		}
		return answer.equals("y") || answer.equals("yes");
	}
}
