/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.bootseal.core.BadInputException;
import org.bootseal.core.connection.FoundBoard;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.usb.KnownIds;
import org.bootseal.usb.UsbBoards;

/** The boards that a command works on. */
final class BoardGroup implements AutoCloseable {

	private final List<BoardAccess> boards = new ArrayList<>();
	private final Runnable giveBack;

	private BoardGroup(Runnable giveBack) {
		this.giveBack = giveBack;
	}

	/** @return no board yet; each that comes has its own way */
	static BoardGroup empty() {
		return new BoardGroup(() -> {
			// nothing is shared
		});
	}

	/**
	 * @param device
	 *            what the boards are to be
	 * @return all boards on USB whose ROM or flashloader has the ids of the device, in the order of their places
	 * @throws IOException
	 *             if the bus can't be looked at, or there is none
	 * @throws BadInputException
	 *             if the catalogue of devices is damaged
	 */
	static BoardGroup usb(Device device) throws IOException, BadInputException {
		UsbBoards bus = new UsbBoards(KnownIds.of(DeviceCatalogue.builtIn()));
		BoardGroup group = new BoardGroup(bus::close);
		try {
			for (FoundBoard board : bus.find()) {
				if (device.romIds().stream().anyMatch(board::canBe) || board.canBe(device.flashloaderId())) {
					group.add(RealAccess.found(bus, board));
				}
			}
			if (group.boards.isEmpty()) {
				throw new NoBoardException("no board on USB can be a " + device.name()
						+ "; \"bootseal board list\" shows what is there");
			}
			return group;
		} catch (IOException e) {
			group.close();
			throw e;
		}
	}

	/** Adds a board, which is closed with the group from now on. */
	void add(BoardAccess board) {
		boards.add(board);
	}

	/** @return the boards */
	List<BoardAccess> boards() {
		return List.copyOf(boards);
	}

	/** Closes all, also if one can't be kept; the first problem is told. */
	@Override
	public void close() throws IOException {
		IOException problem = null;
		for (BoardAccess board : boards) {
			try {
				board.close();
			} catch (IOException e) {
				if (problem == null) {
					problem = e;
				} else {
					problem.addSuppressed(e);
				}
			}
		}
		giveBack.run();
		if (problem != null) {
			throw problem;
		}
	}
}
