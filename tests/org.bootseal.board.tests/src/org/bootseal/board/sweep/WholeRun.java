/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.bootseal.board.BoardSpec;
import org.bootseal.board.BootPins;
import org.bootseal.board.VirtualBoard;
import org.bootseal.core.BadInputException;
import org.bootseal.core.otp.FuseMap;
import org.bootseal.core.otp.FuseRequest;
import org.bootseal.core.otp.FuseWord;
import org.bootseal.core.plan.WritePlan;
import org.bootseal.core.plan.WritePlanner;
import org.bootseal.core.plan.WriteRequest;

/**
 * A run that is to be disturbed: a board, and what is to be on it afterwards.
 *
 * @param name
 *            for people
 * @param spec
 *            the board
 * @param state
 *            a file with the board as it is before; empty for a fresh one
 * @param request
 *            what is wanted
 * @param plan
 *            how it is done
 */
record WholeRun(String name, BoardSpec spec, Optional<Path> state, WriteRequest request, WritePlan plan) {

	static WholeRun of(String name, BoardSpec spec, Optional<Path> state, WriteRequest request)
			throws BadInputException {
		return new WholeRun(name, spec, state, request, WritePlanner.plan(request));
	}

	/** The board as it is before the run, in serial download. */
	VirtualBoard board() {
		try {
			if (state.isEmpty()) {
				return VirtualBoard.create(spec);
			}
			VirtualBoard board = VirtualBoard.open(state.get());
			board.setBootPins(BootPins.SERIAL);
			board.powerCycle();
			return board;
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		} catch (BadInputException e) {
			throw new IllegalStateException(e);
		}
	}

	/** The words of the SRK hash; none if the part has none that are known. */
	List<Integer> srkHash() {
		try {
			return FuseMap.of(spec.device().device()).srkHashWords().stream().map(FuseWord::index).toList();
		} catch (BadInputException e) {
			throw new IllegalStateException(e);
		}
	}

	/** The bits that were agreed to, by word. */
	Map<Integer, Integer> approved() {
		Map<Integer, Integer> bits = new TreeMap<>();
		for (FuseRequest wanted : request.fuses()) {
			if (request.burn().contains(wanted.group())) {
				bits.merge(wanted.word().index(), wanted.value(), (a, b) -> a | b);
			}
		}
		return bits;
	}

	/** Where the image stands, from the start of the flash. */
	static int imageOffset() {
		return 0x1000;
	}
}
