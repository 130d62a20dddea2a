/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.util.List;

/**
 * Reads what stands in the flash, so that only those sectors are erased and written that differ from what is wanted. A
 * run that was cut off goes on in this way where it was, too.
 *
 * @param sectors
 *            the sectors that a full write erases
 * @param sectorSize
 *            bytes of one sector
 * @param areas
 *            what is wanted in them and known beforehand
 * @param made
 *            what the flashloader makes itself, so that it is not known beforehand; its sectors are always written
 */
public record CompareStep(List<FlashRegion> sectors, long sectorSize, List<Area> areas, List<FlashRegion> made)
		implements Step {

	/**
	 * Bytes that are wanted.
	 *
	 * @param read
	 *            reads what stands there now
	 * @param wanted
	 *            what shall stand there, as long as what is read
	 */
	public record Area(BoardCommand.ReadMemory read, PlanFile wanted) {
	}

	/** Copies the lists. */
	public CompareStep {
		sectors = List.copyOf(sectors);
		areas = List.copyOf(areas);
		made = List.copyOf(made);
	}

	@Override
	public String id() {
		return "compare";
	}

	@Override
	public String title() {
		return "Find the sectors that differ from what is wanted";
	}

	@Override
	public List<BoardCommand> commands() {
		return areas.stream().<BoardCommand>map(Area::read).toList();
	}

	@Override
	public <E extends Exception> void accept(StepVisitor<E> visitor) throws E {
		visitor.compare(this);
	}
}
