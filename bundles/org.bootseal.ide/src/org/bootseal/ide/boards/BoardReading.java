/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.boards;

import java.util.Optional;

import org.bootseal.core.connection.BoardMode;
import org.bootseal.core.sdp.HabState;

/**
 * What a look at a board told.
 *
 * @param mode
 *            what answers; empty if the board is not on the bus
 * @param product
 *            what it calls itself on the bus; empty if nothing
 * @param hab
 *            whether HAB is open or closed; empty if the board did not say, or was not asked
 * @param uniqueId
 *            the part's unique id as hexadecimal digits; the ROM of a closed part does not tell it, and nobody can ask
 *            for it who doesn't know the processor
 * @param note
 *            what else there is to know, one sentence: why the board is not on the bus, for example; may be empty
 */
public record BoardReading(Optional<BoardMode> mode, String product, Optional<HabState> hab,
		Optional<String> uniqueId, String note) {
}
