/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.util.List;

/**
 * Erases the sectors of FCB and image.
 *
 * @param regions
 *            whole sectors
 */
public record EraseStep(List<BoardCommand.EraseRegion> regions) implements Step {

	/** Copies the list. */
	public EraseStep {
		regions = List.copyOf(regions);
	}

	@Override
	public String id() {
		return "erase";
	}

	@Override
	public String title() {
		return "Erase the sectors " + regionsText();
	}

	/** @return the regions, for example "0x60000000..0x6000AFFF" */
	public String regionsText() {
		return String.join(" and ", regions.stream().map(region -> region.region().toString()).toList());
	}

	@Override
	public List<BoardCommand> commands() {
		return List.copyOf(regions);
	}

	@Override
	public <E extends Exception> void accept(StepVisitor<E> visitor) throws E {
		visitor.erase(this);
	}
}
