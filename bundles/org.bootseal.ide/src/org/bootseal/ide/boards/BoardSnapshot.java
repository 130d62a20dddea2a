/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.boards;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.bootseal.board.BoardPower;
import org.bootseal.board.BootPins;
import org.bootseal.board.VirtualBoard;
import org.bootseal.board.nor.FlashMap;
import org.bootseal.core.BadInputException;
import org.bootseal.core.connection.BootReport;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.otp.FuseMap;
import org.bootseal.core.otp.FuseWord;

/**
 * A virtual board at one moment, as nobody could see a real one. Immutable.
 *
 * @param power
 *            what it is doing
 * @param pins
 *            how its boot pins are set
 * @param bootReport
 *            what its ROM did after the last reset
 * @param flashStart
 *            the address of the first byte of the flash
 * @param flashName
 *            the flash chip, for people
 * @param flash
 *            what is in the flash
 * @param fuses
 *            all fuse words that are described; locks that forbid reading are not regarded
 * @param faults
 *            how many faults wait for it
 */
public record BoardSnapshot(BoardPower power, BootPins pins, BootReport bootReport, long flashStart, String flashName,
		FlashMap flash, List<FuseReading> fuses, int faults) {

	/** Copies the list. */
	public BoardSnapshot {
		fuses = List.copyOf(fuses);
	}

	/**
	 * Takes a snapshot. Does not wait for jobs that talk with the board, but for as long as the board is being saved;
	 * so it is for jobs.
	 *
	 * @param board
	 *            an attached virtual board
	 * @return how it is now; empty if its state could not be read
	 * @throws BadInputException
	 *             if there is no fuse map of its device
	 */
	public static Optional<BoardSnapshot> of(AttachedVirtualBoard board) throws BadInputException {
		Optional<VirtualBoard> virtual = board.virtual();
		return virtual.isPresent() ? Optional.of(of(virtual.get())) : Optional.empty();
	}

	private static BoardSnapshot of(VirtualBoard board) throws BadInputException {
		List<FuseReading> fuses = new ArrayList<>();
		for (FuseWord word : FuseMap.of(DeviceCatalogue.builtIn().find(board.spec().device().name())).words()) {
			fuses.add(new FuseReading(word, OptionalInt.of(board.readFuse(word.index())), ""));
		}
		return new BoardSnapshot(board.power(), board.bootPins(), board.bootReport(),
				board.spec().flashWindow().start(), board.spec().nor().name(), board.flashMap(), fuses,
				board.faults().faults().size());
	}
}
