/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

/** A talk with a board ends before its aim: it failed, or the user ended it. {@link BoardTalk} makes it. */
public final class TalkEnd extends Exception {

	private static final long serialVersionUID = 1L;

	private final StepStop stop;

	TalkEnd(StepStop stop) {
		super(stop.getMessage(), stop);
		this.stop = stop;
	}

	StepStop stop() {
		return stop;
	}
}
