/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.verify;

import org.bootseal.core.bootlog.HabEvent;

/** HAB gives up; carries what it logs, and why in words. */
final class HabRefusal extends Exception {

	private static final long serialVersionUID = 1L;

	private final int reason;
	private final int context;
	private final int engine;

	/** For a command; the runner adds its bytes to the event. */
	HabRefusal(int reason, String why) {
		this(reason, HabEvent.IN_COMMAND, 0, why);
	}

	HabRefusal(int reason, int context, int engine, String why) {
		super(why, null, false, false);
		this.reason = reason;
		this.context = context;
		this.engine = engine;
	}

	/** The event without a command. */
	HabEvent event(int version) {
		return event(version, engine, new byte[0]);
	}

	/** The event of a command; its engine unless the refusal names one. */
	HabEvent event(int version, int commandEngine, byte[] command) {
		return new HabEvent(version, HabEvent.FAILURE, reason, context, engine == 0 ? commandEngine : engine, command);
	}
}
