/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.boards;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import org.bootseal.core.connection.BoardAddress;
import org.bootseal.core.connection.BoardFinder;
import org.bootseal.usb.uart.SerialBoard;
import org.eclipse.osgi.util.NLS;

/**
 * A board on a serial line that the user named. Nothing is on the line before a job of the user's asks, and what is at
 * its other end is not known before: a ROM stays with the interface that talks to it first.
 */
public final class AttachedSerialBoard extends KeptBoard {

	private final BoardAddress.Uart address;
	private volatile List<String> devices = List.of();
	private SerialBoard line;

	/** The board at an address, which is its id and its path. */
	AttachedSerialBoard(BoardAddress.Uart address, String name) {
		super(address.toString(), address.toString(), name);
		this.address = address;
	}

	/** @return empty: whether the line can be opened is seen when it is, and may change at any time */
	@Override
	public Optional<String> problem() {
		return Optional.empty();
	}

	@Override
	public String whyAway() {
		return NLS.bind(Messages.AttachedSerialBoard_away, path());
	}

	/** @return the one that {@link #isA(String)} named last; a line does not tell whether it is still that board */
	@Override
	public List<String> devices() {
		return devices;
	}

	@Override
	public void isA(String device) {
		devices = List.of(device);
	}

	/** @return that of the port, whatever its speed: two boards can be attached that have the same one */
	@Override
	public BoardRule rule() {
		return new BoardRule("uart:" + address.port());
	}

	@Override
	public BoardFinder finder(BooleanSupplier cancelled) {
		return bus();
	}

	/** A talk begins with the question that does no harm to either a ROM or a flashloader, so with a new line. */
	@Override
	synchronized BoardFinder bus() {
		hangUp();
		line = new SerialBoard(address);
		return line;
	}

	@Override
	public synchronized void hangUp() {
		if (line != null) {
			line.close();
			line = null;
		}
	}
}
