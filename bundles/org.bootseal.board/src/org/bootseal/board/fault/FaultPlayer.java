/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.fault;

import java.util.Optional;
import java.util.SplittableRandom;

import org.bootseal.board.silicon.BoardStopped;

/** Counts what happens on one board and says when a fault of a script falls. */
public final class FaultPlayer {

	private FaultScript script = FaultScript.none();
	private int[] occurrences = new int[0];
	private SplittableRandom random = new SplittableRandom(0);

	/**
	 * Begins a script; all counts start anew.
	 *
	 * @param newScript
	 *            the faults
	 */
	public void play(FaultScript newScript) {
		script = newScript;
		occurrences = new int[script.faults().size()];
		random = new SplittableRandom(script.seed());
	}

	/** @return the faults that it plays */
	public FaultScript script() {
		return script;
	}

	/**
	 * @param site
	 *            where the board is
	 * @param name
	 *            the command, or empty
	 * @param number
	 *            the sector, page or fuse word, or -1
	 * @return what befalls it there, now
	 */
	public Optional<FaultEffect> at(FaultSite site, String name, long number) {
		return between(site, name, number, number + 1);
	}

	/**
	 * As {@link #between}, and stops the board if that is the effect.
	 *
	 * @param site
	 *            where the board is
	 * @param name
	 *            the command, or empty
	 * @param from
	 *            first number that it passes now
	 * @param to
	 *            number behind the last
	 * @return what else befalls it there, now
	 * @throws BoardStopped
	 *             if the board stops
	 */
	public Optional<FaultEffect> meet(FaultSite site, String name, long from, long to) {
		Optional<FaultEffect> effect = between(site, name, from, to);
		Optional<BoardStopped.Cause> stop = effect.flatMap(FaultEffect::stops);
		if (stop.isPresent()) {
			throw new BoardStopped(stop.get());
		}
		return effect;
	}

	/**
	 * @param site
	 *            where the board is
	 * @param name
	 *            the command, or empty
	 * @param from
	 *            first number that it passes now
	 * @param to
	 *            number behind the last
	 * @return what befalls it there, now
	 */
	public Optional<FaultEffect> between(FaultSite site, String name, long from, long to) {
		Optional<FaultEffect> effect = Optional.empty();
		for (int i = 0; i < occurrences.length; i++) {
			Fault fault = script.faults().get(i);
			if (fault.site() != site || !fault.name().isEmpty() && !fault.name().equals(name)
					|| fault.number() >= 0 && (fault.number() < from || fault.number() >= to)) {
				continue;
			}
			occurrences[i]++;
			boolean due = fault.always() ? occurrences[i] >= fault.nth() : occurrences[i] == fault.nth();
			// the die is cast only when the turn is there, so that a script stays the same when faults are added behind
			boolean falls = due && (fault.probability() >= 1 || random.nextDouble() < fault.probability());
			if (falls && effect.isEmpty()) {
				effect = Optional.of(fault.effect());
			}
		}
		return effect;
	}
}
