/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.time.Duration;
import java.util.List;

import org.bootseal.core.connection.UsbId;
import org.bootseal.core.device.RomProtocol;

/**
 * Looks for the board, and pings a flashloader if one runs; the first ping may be lost.
 *
 * @param rom
 *            what the ROM speaks
 * @param romIds
 *            ids under which the ROM may show up
 * @param flashloaderId
 *            ids of the flashloader
 * @param ping
 *            the ping
 * @param limit
 *            how long an empty bus is looked at before the run gives up
 */
public record LookStep(RomProtocol rom, List<UsbId> romIds, UsbId flashloaderId, BoardCommand.GetProperty ping,
		Duration limit) implements Step {

	/** How long an empty bus is looked at if nobody wants otherwise. */
	public static final Duration LIMIT = Duration.ofSeconds(3);

	/** Copies the list. */
	public LookStep {
		romIds = List.copyOf(romIds);
	}

	/**
	 * @param longest
	 *            another limit
	 * @return this step with it
	 */
	LookStep withLimit(Duration longest) {
		return new LookStep(rom, romIds, flashloaderId, ping, longest);
	}

	@Override
	public String id() {
		return "look";
	}

	@Override
	public String title() {
		return "Look for the board";
	}

	@Override
	public List<BoardCommand> commands() {
		return List.of(ping);
	}

	@Override
	public <E extends Exception> void accept(StepVisitor<E> visitor) throws E {
		visitor.look(this);
	}
}
