/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import org.bootseal.board.BoardLine.Fetch;
import org.bootseal.board.BoardLine.Offer;
import org.bootseal.board.BoardLine.Presence;
import org.bootseal.board.fault.Fault;
import org.bootseal.board.fault.FaultEffect;
import org.bootseal.board.fault.FaultScript;
import org.bootseal.board.fault.FaultSite;
import org.bootseal.core.connection.BoardMode;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.ConnectionException.Reason;
import org.bootseal.core.connection.FoundBoard;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The two cables of a board, without anything that serves them. */
class BoardLineTest {

	private static final byte[] ERROR_STATUS = { 1, 5, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 };
	private static final byte[] HAB_OPEN = { 3, 0x56, 0x78, 0x78, 0x56 };

	private final VirtualBoard board = VirtualBoard.create(BoardSpec.mimxrt1020Evk());
	private BoardLine usb;
	private BoardLine uart;

	@BeforeEach
	void plugIn() throws Exception {
		board.live(BoardPace.FAST);
		usb = board.openLine(BoardInterface.USB);
		uart = board.openLine(BoardInterface.UART);
	}

	private static int generation(BoardLine line) {
		return line.presence().generation();
	}

	private static Offer offer(BoardLine line, byte[] report) {
		return line.offer(generation(line), report);
	}

	private static Fetch fetch(BoardLine line) {
		return line.fetch(generation(line));
	}

	@Test
	void presenceNamesTheBoard() {
		FoundBoard onUsb = usb.presence().shown().orElseThrow();
		assertEquals("1FC9:0130", onUsb.bus());
		FoundBoard onUart = uart.presence().shown().orElseThrow();
		assertEquals(Optional.empty(), onUart.usbId());
		assertEquals(BoardMode.ROM, onUart.mode());
	}

	@Test
	void reportsArePaddedOnUsbOnly() {
		assertEquals(Offer.TAKEN, offer(uart, ERROR_STATUS));
		assertArrayEquals(HAB_OPEN, fetch(uart).report());
		assertEquals(5, fetch(uart).report().length);
		board.powerCycle();
		assertEquals(Offer.TAKEN, offer(usb, ERROR_STATUS));
		assertEquals(65, fetch(usb).report().length);
	}

	@Test
	void romStaysWithTheInterfaceThatTalkedFirst() {
		assertEquals(Offer.TAKEN, offer(uart, ERROR_STATUS));
		assertEquals(Offer.NOT_YET, offer(usb, ERROR_STATUS));
		assertEquals(Fetch.Kind.NOTHING, fetch(usb).kind());
		assertTrue(usb.presence().shown().isPresent());
		assertEquals(Fetch.Kind.REPORT, fetch(uart).kind());
		board.reset();
		assertEquals(Offer.TAKEN, offer(usb, ERROR_STATUS));
		assertEquals(Offer.NOT_YET, offer(uart, ERROR_STATUS));
	}

	@Test
	void resetMakesAnotherGeneration() {
		Presence before = usb.presence();
		AtomicInteger wakes = new AtomicInteger();
		usb.onChange(wakes::incrementAndGet);
		board.reset();
		assertTrue(wakes.get() > 0);
		assertEquals(Offer.GONE, usb.offer(before.generation(), ERROR_STATUS));
		assertEquals(Fetch.Kind.GONE, usb.fetch(before.generation()).kind());
		assertNotEquals(before.generation(), generation(usb));
		board.unplug();
		assertEquals(Optional.empty(), usb.presence().shown());
		usb.untilChange();
		assertEquals(BoardLine.NEVER, usb.untilChange());
	}

	@Test
	void inRealTimeTheBoardSaysHowLongItTakes() {
		board.live(BoardPace.REAL);
		usb.untilChange();
		assertEquals(BoardLine.NEVER, usb.untilChange());
		board.reset();
		assertEquals(Optional.empty(), usb.presence().shown());
		long wait = usb.untilChange();
		assertTrue(wait > 0 && wait <= 300_000_000L, () -> "until it shows: " + wait);
	}

	@Test
	void whatBecameReadyBetweenTwoLooksIsNotOverlooked() {
		usb.untilChange();
		assertEquals(BoardLine.NEVER, usb.untilChange());
		offer(usb, ERROR_STATUS);
		// on a fast board the answer is ready as soon as anybody asks anything
		usb.presence();
		assertEquals(1, usb.untilChange());
		assertEquals(Fetch.Kind.REPORT, fetch(usb).kind());
		usb.presence();
		assertEquals(1, usb.untilChange());
	}

	@Test
	void eachCableIsForOne() throws Exception {
		assertEquals(Reason.BUSY,
				assertThrows(ConnectionException.class, () -> board.openLine(BoardInterface.UART)).reason());
		VirtualBoards bus = new VirtualBoards(List.of(board));
		FoundBoard found = bus.find().get(0);
		assertEquals(Reason.BUSY, assertThrows(ConnectionException.class, () -> bus.open(found)).reason());
		usb.close();
		usb.close();
		try (Host host = Host.connect(bus, BoardMode.ROM)) {
			assertEquals(Reason.BUSY,
					assertThrows(ConnectionException.class, () -> board.openLine(BoardInterface.USB)).reason());
			assertEquals(2, host.errorStatus().size());
		}
		board.openLine(BoardInterface.USB).close();
	}

	@Test
	void transfersAreCountedInBothDirections() {
		board.faults(FaultScript.none().with(Fault.at(FaultSite.TRANSFER, FaultEffect.drop()).nth(3)));
		assertEquals(Offer.TAKEN, offer(usb, ERROR_STATUS));
		assertEquals(3, fetch(usb).report()[0]);
		assertEquals(Fetch.Kind.NOTHING, fetch(usb).kind());
	}

	@Test
	void babbleIsGarbledInThisProcess() throws Exception {
		usb.close();
		board.live(BoardPace.BY_WAITING);
		try (Host host = Host.connect(VirtualBoards.of(board), BoardMode.ROM)) {
			board.faults(FaultScript.none().with(Fault.at(FaultSite.REPORT_IN, FaultEffect.babble())));
			assertEquals(Reason.GARBLED, assertThrows(ConnectionException.class, host::errorStatus).reason());
			assertEquals(0xF0F0F0F0, host.word(4));
		}
	}

	@Test
	void hangingIsSilence() {
		board.faults(FaultScript.none().with(Fault.at(FaultSite.REPORT_OUT, FaultEffect.hang())));
		assertEquals(Offer.NOT_YET, offer(usb, ERROR_STATUS));
		assertEquals(Offer.NOT_YET, offer(usb, ERROR_STATUS));
		assertEquals(Fetch.Kind.NOTHING, fetch(usb).kind());
		assertEquals(BoardPower.HUNG, board.power());
	}
}
