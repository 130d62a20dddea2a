/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.hab;

/** HAB gives up; carries the event that it logs. */
final class HabFailure extends Exception {

	private static final long serialVersionUID = 1L;

	private final transient HabEvent event;

	HabFailure(HabEvent event) {
		super(event.line(), null, false, false);
		this.event = event;
	}

	HabFailure(int reason, int context) {
		this(HabEvent.failure(reason, context));
	}

	HabFailure(int reason, int context, Exception cause) {
		super(cause.getMessage(), cause);
		this.event = HabEvent.failure(reason, context);
	}

	HabEvent event() {
		return event;
	}
}
