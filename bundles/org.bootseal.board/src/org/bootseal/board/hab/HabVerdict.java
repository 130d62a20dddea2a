/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.hab;

import java.util.List;
import java.util.Optional;

/**
 * What HAB found.
 *
 * @param authentic
 *            whether the image is authentic
 * @param events
 *            what was logged, in order
 * @param csf
 *            what was taken of the CSF; empty if there is none that can be read
 * @param leftEncrypted
 *            whether the image is encrypted and HAB could not decrypt it
 */
public record HabVerdict(boolean authentic, List<HabEvent> events, Optional<CsfUse> csf, boolean leftEncrypted) {

	/** Copies the list. */
	public HabVerdict {
		events = List.copyOf(events);
	}
}
