/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.memory;

import java.util.List;

import org.bootseal.board.fault.FaultPlayer;
import org.bootseal.board.silicon.BoardLog;
import org.bootseal.board.silicon.BoardTime;
import org.bootseal.core.BadInputException;

/** Makes the memories that a board is fitted with. */
public final class AttachedMemories {

	private AttachedMemories() {
	}

	/**
	 * @param kind
	 *            a kind
	 * @return that kind with the chip that is taken if nobody names one
	 * @throws BadInputException
	 *             if no chip of that kind is known
	 */
	public static MemoryFitting usual(MemoryKind kind) throws BadInputException {
		return chips(kind).stream().findFirst().map(chip -> new MemoryFitting(kind, chip))
				.orElseThrow(() -> new BadInputException("No chip is known for " + kind.bootMemory()));
	}

	/**
	 * @param kind
	 *            a kind
	 * @return the chips of that kind that are known
	 */
	public static List<String> chips(MemoryKind kind) {
		return switch (kind) {
		case FLEXSPI_NAND -> NandFigures.SERIAL;
		case SEMC_NAND -> NandFigures.PARALLEL;
		case SD -> CardFigures.SD;
		case MMC -> CardFigures.MMC;
		};
	}

	/**
	 * @param fitting
	 *            what the board has
	 * @param seed
	 *            decides what a new chip has of its own, such as bad blocks
	 * @param time
	 *            what erasing and programming take
	 * @param log
	 *            what is erased
	 * @param faults
	 *            what goes wrong
	 * @return the memory, as new
	 */
	public static AttachedMemory make(MemoryFitting fitting, long seed, BoardTime time, BoardLog log,
			FaultPlayer faults) {
		if (!chips(fitting.kind()).contains(fitting.chip())) {
			throw new IllegalArgumentException("no chip " + fitting.chip() + " is known");
		}
		return switch (fitting.kind()) {
		case FLEXSPI_NAND -> new NandMemory(fitting, new SerialNand(), seed, time, log, faults);
		case SEMC_NAND -> new NandMemory(fitting, new ParallelNand(), seed, time, log, faults);
		case SD, MMC -> new CardMemory(fitting, seed, time, log, faults);
		};
	}
}
