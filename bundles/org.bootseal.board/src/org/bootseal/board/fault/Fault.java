/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.fault;

/**
 * One fault: when it falls and what it does.
 *
 * @param site
 *            where it can fall
 * @param name
 *            the command at {@link FaultSite#SDP} and {@link FaultSite#MBOOT}; empty for any
 * @param number
 *            the sector, page, fuse word or byte offset; -1 for any
 * @param nth
 *            at which occurrence of all this it falls first, from 1
 * @param always
 *            whether it falls at the later occurrences as well
 * @param probability
 *            how likely it falls when its turn is there, 0..1
 * @param effect
 *            what it does
 */
public record Fault(FaultSite site, String name, long number, int nth, boolean always, double probability,
		FaultEffect effect) {

	/**
	 * @param site
	 *            where
	 * @param effect
	 *            what
	 * @return a fault at the first occurrence, once
	 */
	public static Fault at(FaultSite site, FaultEffect effect) {
		return new Fault(site, "", -1, 1, false, 1, effect);
	}

	/**
	 * @param command
	 *            the SDP or mboot command, by the name that sdphost and blhost have for it
	 * @return this fault, only at that command
	 */
	public Fault named(String command) {
		return new Fault(site, command, number, nth, always, probability, effect);
	}

	/**
	 * @param newNumber
	 *            sector, page, fuse word or byte offset
	 * @return this fault, only there
	 */
	public Fault number(long newNumber) {
		return new Fault(site, name, newNumber, nth, always, probability, effect);
	}

	/**
	 * @param occurrence
	 *            from 1
	 * @return this fault, at that occurrence
	 */
	public Fault nth(int occurrence) {
		return new Fault(site, name, number, occurrence, always, probability, effect);
	}

	/** @return this fault, at its occurrence and all that follow */
	public Fault everyTime() {
		return new Fault(site, name, number, nth, true, probability, effect);
	}

	/**
	 * @param likelihood
	 *            0..1
	 * @return this fault, at its occurrence and all that follow, but only so likely
	 */
	public Fault likely(double likelihood) {
		return new Fault(site, name, number, nth, true, likelihood, effect);
	}
}
