/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.silicon;

/** The board stops in the middle of what it does: unwinds its work up to its power supply. */
public final class BoardStopped extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/** Why a board stops. */
	public enum Cause {
		/** The cable was pulled. */
		UNPLUGGED,
		/** The supply broke down for a moment. */
		POWER_CUT,
		/** The software hangs. */
		HUNG
	}

	private final Cause stopCause;

	/**
	 * @param cause
	 *            why
	 */
	public BoardStopped(Cause cause) {
		super(cause.name(), null, false, false);
		this.stopCause = cause;
	}

	/** @return why */
	public Cause stopCause() {
		return stopCause;
	}
}
