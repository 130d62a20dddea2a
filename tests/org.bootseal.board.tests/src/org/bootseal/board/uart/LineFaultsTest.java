/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.uart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;

import org.bootseal.board.BoardSpec;
import org.bootseal.board.TestImages;
import org.bootseal.board.VirtualBoard;
import org.bootseal.board.fault.Fault;
import org.bootseal.board.fault.FaultEffect;
import org.bootseal.board.fault.FaultScript;
import org.bootseal.board.fault.FaultSite;
import org.bootseal.core.Progress;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.ConnectionException.Reason;
import org.bootseal.core.mboot.MbootClient;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Damage to the bytes of a serial line, case by case: made good where the protocol allows it, told where not. */
class LineFaultsTest {

	private static final Duration TIMEOUT = Duration.ofSeconds(30);
	static final long ADDRESS = 0x20204000L;
	static final byte[] DATA = TestImages.pattern(3_000);

	private static void fault(VirtualBoard board, Fault fault) {
		board.faults(FaultScript.none().with(fault));
	}

	static void talk(MbootClient client) throws Exception {
		client.ping(3, TIMEOUT);
		client.writeMemory(ADDRESS, DATA, 0, Progress.NONE);
		assertArrayEquals(DATA, client.readMemory(ADDRESS, DATA.length, 0, Progress.NONE));
	}

	@ParameterizedTest
	@CsvSource({ "LINE_IN, ping, drop, 1", "LINE_OUT, ping, drop, 1", "LINE_OUT, ping, flip, 1",
			"LINE_IN, command, flip, 1", "LINE_IN, command, refuse, 2", "LINE_IN, data, flip, 2",
			"LINE_IN, data, refuse, 1", "LINE_OUT, command, flip, 2", "LINE_OUT, command, lose, 4",
			"LINE_OUT, command, extra, 3", "LINE_OUT, data, flip, 2", "LINE_OUT, data, lose, 1",
			"LINE_OUT, data, extra, 3", "LINE_OUT, ack, drop, 1", "LINE_OUT, nak, drop, 1", "LINE_IN, ack, drop, 8" })
	void whatCanBeMadeGoodIs(FaultSite site, String frame, String effect, int nth) throws Exception {
		VirtualBoard board = VirtualBoard.create(BoardSpec.mimxrt1020Evk());
		try (PumpedLine line = PumpedLine.toLoader(board)) {
			fault(board, Fault.at(site, effect(effect)).named(frame).nth(nth));
			talk(new MbootClient(line, TIMEOUT));
		}
	}

	private static FaultEffect effect(String name) {
		return switch (name) {
		case "drop" -> FaultEffect.drop();
		case "flip" -> FaultEffect.flip(9, 0x10);
		case "lose" -> FaultEffect.lose(7);
		case "extra" -> FaultEffect.extra(7, 0x5A);
		case "refuse" -> FaultEffect.refuse();
		default -> throw new IllegalArgumentException(name);
		};
	}

	@ParameterizedTest
	@CsvSource({ "LINE_OUT, ack, 4", "LINE_IN, data, 2", "LINE_IN, command, 2" })
	void whatIsLostAmidDataIsTold(FaultSite site, String frame, int nth) throws Exception {
		VirtualBoard board = VirtualBoard.create(BoardSpec.mimxrt1020Evk());
		try (PumpedLine line = PumpedLine.toLoader(board)) {
			fault(board, Fault.at(site, FaultEffect.drop()).named(frame).nth(nth));
			MbootClient client = new MbootClient(line, TIMEOUT);
			ConnectionException e = assertThrows(ConnectionException.class, () -> talk(client));
			assertEquals(Reason.TIMED_OUT, e.reason());
			assertTrue(e.getMessage().contains("did not acknowledge"), e.getMessage());
			talk(client);
		}
	}
}
