/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.usbip;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.bootseal.board.BoardPace;
import org.bootseal.board.BoardSpec;
import org.bootseal.board.TestImages;
import org.bootseal.board.VirtualBoard;
import org.bootseal.board.fault.Fault;
import org.bootseal.board.fault.FaultScript;

/** Boards behind a server, for a test. */
final class Served implements AutoCloseable {

	final ServerEvents events = new ServerEvents();
	final List<VirtualBoard> boards = new ArrayList<>();
	final VirtualBoard board;
	final UsbIpServer server;

	Served(int count, BoardPace pace, boolean framed) throws IOException {
		for (int i = 1; i <= count; i++) {
			boards.add(VirtualBoard.create(BoardSpec.mimxrt1020Evk().withPath("virtual:1-" + i).withSeed(i)));
			boards.get(i - 1).live(pace);
		}
		board = boards.get(0);
		server = new UsbIpServer(boards, new UsbIpOptions(0, false, framed), events);
	}

	Served() throws IOException {
		this(1, BoardPace.FAST, false);
	}

	void faults(Fault fault) {
		board.faults(FaultScript.none().with(fault));
	}

	/** A host with the ROM of the board. */
	UsbIpHost rom() throws Exception {
		events.await(0, line -> line.equals("1-1 appeared 1FC9:0130"));
		return UsbIpHost.of(server.port(), "1-1");
	}

	/** A host with a flashloader on the board. */
	UsbIpHost loader() throws Exception {
		byte[] image = TestImages.ramImage(TestImages.LOADER_ADDRESS, true);
		try (UsbIpHost host = rom()) {
			SdpTalk.writeFile(host, TestImages.LOADER_ADDRESS, image);
			SdpTalk.command(host, 0x0B0B, TestImages.LOADER_ADDRESS, 0);
			SdpTalk.word(host, 3);
			events.await(0, line -> line.equals("1-1 appeared 15A2:0073"));
		}
		return UsbIpHost.of(server.port(), "1-1");
	}

	@Override
	public void close() {
		server.close();
	}
}
