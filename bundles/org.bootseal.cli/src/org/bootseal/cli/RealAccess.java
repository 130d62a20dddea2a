/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.connection.BoardAddress;
import org.bootseal.core.connection.BoardFinder;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.FoundBoard;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.plan.BoardChoice;
import org.bootseal.usb.KnownIds;
import org.bootseal.usb.UsbBoards;
import org.bootseal.usb.uart.SerialBoard;

/** A real board in use by a command; the way to it is given back when this is closed. */
final class RealAccess implements BoardAccess {

	private static final String SERIAL_DOWNLOAD = "set its boot pins to serial download, connect the USB port that its"
			+ " serial downloader uses, and press reset";

	private static final String USB = "usb:";
	private static final Duration COMING_UP = Duration.ofSeconds(3);

	private final BoardFinder finder;
	private final BoardAddress address;
	private final Runnable giveBack;

	private RealAccess(BoardFinder finder, BoardAddress address, Runnable giveBack) {
		this.finder = finder;
		this.address = address;
		this.giveBack = giveBack;
	}

	/** The boards on USB; none is touched. */
	static RealAccess usb(BoardAddress.Usb address) throws BadInputException {
		UsbBoards boards = new UsbBoards(KnownIds.of(DeviceCatalogue.builtIn()));
		return new RealAccess(boards, address, boards::close);
	}

	/** A board on USB that is known to be there; who opened the bus closes it. */
	static RealAccess found(UsbBoards boards, FoundBoard board) {
		return new RealAccess(boards, new BoardAddress.Usb(Optional.of(board.path().substring(USB.length()))), () -> {
			// the bus is shared
		});
	}

	/** The board on a serial line; the line is not opened yet. */
	static RealAccess uart(BoardAddress.Uart address) {
		SerialBoard board = new SerialBoard(address);
		return new RealAccess(board, address, board::close);
	}

	@Override
	public BoardFinder finder() {
		return finder;
	}

	/** A place may also be a serial number; the number of a board that is not there can't be told from a path. */
	@Override
	public BoardChoice choice() {
		if (!(address instanceof BoardAddress.Usb usb)) {
			return BoardChoice.at(address.toString());
		}
		if (usb.place().isEmpty()) {
			return BoardChoice.only();
		}
		try {
			List<FoundBoard> found = found();
			return BoardChoice.at(found.size() == 1 ? found.get(0).path() : address.toString());
		} catch (ConnectionException e) {
			// whoever looks for the board next is told
			return BoardChoice.at(address.toString());
		}
	}

	/** A board on a serial line may miss a question while it comes out of reset; USB tells at once what is there. */
	@Override
	public List<FoundBoard> found() throws ConnectionException {
		List<FoundBoard> found = meant();
		long end = System.nanoTime() + COMING_UP.toNanos();
		while (found.isEmpty() && address instanceof BoardAddress.Uart && System.nanoTime() < end) {
			found = meant();
		}
		return found;
	}

	private List<FoundBoard> meant() throws ConnectionException {
		return finder.find().stream().filter(this::isMeant).toList();
	}

	private boolean isMeant(FoundBoard board) {
		return !(address instanceof BoardAddress.Usb usb) || usb.place().isEmpty()
				|| board.path().equals(address.toString()) || board.serial().equals(usb.place().get());
	}

	@Override
	public String name() {
		return address.toString();
	}

	@Override
	public String describe() {
		return address.toString();
	}

	@Override
	public String whyAway() {
		return "no board is at " + address + ": " + SERIAL_DOWNLOAD;
	}

	@Override
	public Optional<String> advice() {
		return Optional.empty();
	}

	@Override
	public void close() {
		giveBack.run();
	}
}
