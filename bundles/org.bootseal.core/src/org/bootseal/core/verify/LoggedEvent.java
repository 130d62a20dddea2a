/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.verify;

import java.util.OptionalLong;

import org.bootseal.core.bootlog.EventExplanation;
import org.bootseal.core.bootlog.HabEvent;

/**
 * An event that HAB of the part would log.
 *
 * @param event
 *            the event as the part keeps it
 * @param offset
 *            where in the file its cause is: the command, or the block that is not authenticated; empty if nowhere
 * @param why
 *            why, in words: what of this image is wrong
 */
public record LoggedEvent(HabEvent event, OptionalLong offset, String why) {

	/** @return the event in words, and what to do about it */
	public EventExplanation explanation() {
		return EventExplanation.of(event);
	}

	/** @return why, and the codes */
	@Override
	public String toString() {
		return why + " [" + event + "]";
	}
}
