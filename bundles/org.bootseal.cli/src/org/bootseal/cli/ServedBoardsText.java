/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.util.List;

import org.bootseal.board.BootPins;
import org.bootseal.board.VirtualBoard;
import org.bootseal.board.usbip.UsbIpListener;
import org.bootseal.core.connection.BootReport;
import org.bootseal.core.connection.FoundBoard;

/** Tells what happens to boards that are served, one line each. */
final class ServedBoardsText implements UsbIpListener {

	private final Output output;
	private final List<VirtualBoard> boards;

	ServedBoardsText(Output output, List<VirtualBoard> boards) {
		this.output = output;
		this.boards = List.copyOf(boards);
	}

	@Override
	public void appeared(String busId, FoundBoard board) {
		output.say(busId + ": on the bus as " + board.bus() + " " + board.product().strip());
		output.emit("appeared", "busId", busId, "usbId", board.bus(), "product", board.product());
	}

	@Override
	public void left(String busId) {
		output.say(busId + ": left the bus");
		output.emit("left", "busId", busId);
	}

	/** A ROM that waits in its serial downloader, as its pins say, is told by its appearance. */
	@Override
	public void booted(String busId, BootReport report) {
		boolean isAsked = boards.stream().anyMatch(board -> board.bootPins() != BootPins.SERIAL);
		if (report.booted() || !report.habEvents().isEmpty() || isAsked) {
			output.say(busId + ": came out of reset");
			BootReportText.show(output, report);
		}
	}

	@Override
	public void imported(String busId, String host) {
		output.say(busId + ": attached to " + host);
		output.emit("attached", "busId", busId, "host", host);
	}

	@Override
	public void released(String busId) {
		output.say(busId + ": given back");
		output.emit("released", "busId", busId);
	}

	@Override
	public void trouble(String message) {
		output.warn(message);
	}
}
