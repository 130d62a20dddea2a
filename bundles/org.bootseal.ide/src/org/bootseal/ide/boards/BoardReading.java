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
 * @param device
 *            name of the processor, for example "MIMXRT1020"; empty if it is not known
 * @param product
 *            what it calls itself on the bus; empty if nothing
 * @param hab
 *            whether HAB is open or closed; empty if the board did not say
 * @param uniqueId
 *            the part's unique id as hexadecimal digits; the ROM of a closed part does not tell it
 * @param note
 *            what else there is to know, one sentence: why the board is not on the bus, for example; may be empty
 */
public record BoardReading(Optional<BoardMode> mode, String device, String product, Optional<HabState> hab,
		Optional<String> uniqueId, String note) {
}
