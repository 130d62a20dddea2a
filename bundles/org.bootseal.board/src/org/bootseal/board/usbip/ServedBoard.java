/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.usbip;

import java.util.Optional;
import java.util.function.IntSupplier;

import org.bootseal.board.BoardLine;
import org.bootseal.core.connection.FoundBoard;

/** One board of a server: where it is, who has it, and what was last seen of it. */
final class ServedBoard {

	private final String busId;
	private final BoardLine line;
	private final UsbIpListener listener;
	private final IntSupplier numbers;
	private Optional<UsbIpConnection> holder = Optional.empty();
	private int generation;
	private long resets;
	private boolean isShown;
	private int deviceNumber;

	/**
	 * @param busId
	 *            its name on the bus
	 * @param line
	 *            the cable to it
	 * @param listener
	 *            is told what happens
	 * @param numbers
	 *            gives each appearance its device number
	 */
	ServedBoard(String busId, BoardLine line, UsbIpListener listener, IntSupplier numbers) {
		this.busId = busId;
		this.line = line;
		this.listener = listener;
		this.numbers = numbers;
		generation = line.presence().generation();
		resets = line.board().statistics().resets();
	}

	String busId() {
		return busId;
	}

	BoardLine line() {
		return line;
	}

	int deviceNumber() {
		return deviceNumber;
	}

	boolean isTaken() {
		return holder.isPresent();
	}

	/** A host has taken the board. */
	void taken(UsbIpConnection connection, String host) {
		holder = Optional.of(connection);
		listener.imported(busId, host);
	}

	/** A connection has ended: the host gave the board back, unless that has left the host. */
	void ended(UsbIpConnection connection) {
		if (holder.isPresent() && holder.get() == connection) {
			holder = Optional.empty();
			if (line.presence().generation() == generation) {
				listener.released(busId);
			}
		}
	}

	/** Whether something has become of the board that was not told yet. */
	boolean isBehind() {
		BoardLine.Presence now = line.presence();
		return now.generation() != generation || now.shown().isPresent() != isShown
				|| line.board().statistics().resets() != resets;
	}

	/** Looks what has become of the board, and tells of it; gives the board if it has just appeared. */
	Optional<FoundBoard> follow() {
		BoardLine.Presence now = line.presence();
		if (now.generation() != generation) {
			generation = now.generation();
			holder.ifPresent(UsbIpConnection::finish);
			holder = Optional.empty();
			if (isShown) {
				isShown = false;
				listener.left(busId);
			}
		}
		long nowResets = line.board().statistics().resets();
		if (nowResets != resets) {
			resets = nowResets;
			listener.booted(busId, line.board().bootReport());
		}
		if (isShown || now.shown().isEmpty()) {
			return Optional.empty();
		}
		isShown = true;
		deviceNumber = numbers.getAsInt();
		listener.appeared(busId, now.shown().get());
		return now.shown();
	}
}
