/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.uart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import org.bootseal.board.BoardSpec;
import org.bootseal.board.VirtualBoard;
import org.bootseal.board.fault.Fault;
import org.bootseal.board.fault.FaultEffect;
import org.bootseal.board.fault.FaultScript;
import org.bootseal.board.fault.FaultSite;
import org.bootseal.core.Progress;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.mboot.MbootClient;
import org.bootseal.core.mboot.MbootException;
import org.bootseal.core.sdp.SdpClient;
import org.bootseal.core.sdp.SdpException;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Any damage to the bytes of a serial line is made good or told, deceives nobody, and does not last: each try goes on
 * with the board of the one before.
 */
class LineDamageTest {

	/** Pings of half a second: a loader waits 20 s for the rest of a long frame. */
	private static final int PATIENCE = 60;

	private static VirtualBoard board;
	private static PumpedLine line;

	@BeforeContainer
	static void startLoader() throws Exception {
		board = VirtualBoard.create(BoardSpec.mimxrt1020Evk());
		line = PumpedLine.toLoader(board);
	}

	@AfterContainer
	static void hangUp() {
		line.close();
	}

	@Provide
	Arbitrary<Fault> damage() {
		Arbitrary<FaultEffect> effects = Arbitraries.oneOf(
				Combinators.combine(Arbitraries.integers().between(0, 1030), Arbitraries.integers().between(1, 255))
						.as(FaultEffect::flip),
				Arbitraries.integers().between(0, 1030).map(FaultEffect::lose),
				Combinators.combine(Arbitraries.integers().between(0, 30), Arbitraries.integers().between(0, 255))
						.as(FaultEffect::extra),
				Combinators.combine(Arbitraries.integers().between(0, 30), Arbitraries.of(1, 2, 4, 7, 0xFF))
						.as(FaultEffect::flip),
				Arbitraries.integers().between(0, 30).map(FaultEffect::lose), Arbitraries.just(FaultEffect.drop()),
				Arbitraries.just(FaultEffect.refuse()),
				Arbitraries.integers().between(0, 30).map(FaultEffect::shorten));
		return Combinators.combine(Arbitraries.of(FaultSite.LINE_IN, FaultSite.LINE_OUT), effects,
				Arbitraries.integers().between(1, 24)).as((site, effect, nth) -> Fault.at(site, effect).nth(nth));
	}

	/** One piece of damage anywhere in a talk. */
	@Property(tries = 400)
	void damageIsMadeGoodOrTold(@ForAll("damage") Fault fault) throws Exception {
		board.faults(FaultScript.none().with(fault));
		MbootClient client = new MbootClient(line, PumpedLine.TIMEOUT);
		attempt(client);
		board.faults(FaultScript.none());
		LineFaultsTest.talk(client);
	}

	/** A line so bad that nothing gets through for long. */
	@Property(tries = 60)
	void aBadLineNeverDeceives(@ForAll("damage") Fault fault, @ForAll long seed) throws Exception {
		board.faults(new FaultScript(Math.abs(seed / 2), List.of(fault.likely(0.2))));
		MbootClient client = new MbootClient(line, PumpedLine.TIMEOUT);
		for (int i = 0; i < 5; i++) {
			attempt(client);
		}
		board.faults(FaultScript.none());
		client.ping(PATIENCE, PumpedLine.TIMEOUT);
		LineFaultsTest.talk(client);
	}

	private static void attempt(MbootClient client) throws Exception {
		try {
			LineFaultsTest.talk(client);
		} catch (ConnectionException | MbootException e) {
			assertTrue(!e.getMessage().isBlank());
		}
	}

	/** The ROM's words have no check sum, so that damage can stay unseen; but nothing ends in a wait without end. */
	@Property(tries = 100)
	void aTalkWithTheRomEnds(@ForAll("damage") Fault fault) throws Exception {
		VirtualBoard other = VirtualBoard.create(BoardSpec.mimxrt1020Evk());
		try (PumpedLine rom = new PumpedLine(other)) {
			other.faults(FaultScript.none().with(fault));
			SdpClient client = new SdpClient(rom, PumpedLine.TIMEOUT);
			Optional<String> problem = Optional.empty();
			try {
				client.errorStatus();
				client.writeFile(LineFaultsTest.ADDRESS, LineFaultsTest.DATA, Progress.NONE);
				client.readRegister(0x401F46F0L, 32, 4);
				client.errorStatus();
			} catch (SdpException | IOException e) {
				problem = Optional.of(e.getMessage());
			}
			assertTrue(problem.map(text -> !text.isBlank()).orElse(true));
		}
	}

	/** Whatever comes in, the loader is there again after the time of a frame and a ping or two. */
	@Property(tries = 200)
	void noiseDoesNotKillTheLoader(@ForAll byte[] noise) throws Exception {
		line.exchange(noise);
		assertEquals(0x4B020800, new MbootClient(line, PumpedLine.TIMEOUT).ping(PATIENCE, PumpedLine.TIMEOUT));
	}

	/** The same with bytes that look like frames. */
	@Property(tries = 200)
	void framesOfNonsenseDoNotKillTheLoader(@ForAll("frames") byte[] frames) throws Exception {
		line.exchange(frames);
		assertEquals(0x4B020800, new MbootClient(line, PumpedLine.TIMEOUT).ping(PATIENCE, PumpedLine.TIMEOUT));
	}

	@Provide
	Arbitrary<byte[]> frames() {
		return Arbitraries.of(0x5A, 0xA1, 0xA2, 0xA3, 0xA4, 0xA5, 0xA6, 0xA7, 0, 4, 0xFF).map(Integer::byteValue)
				.array(byte[].class).ofMaxSize(200);
	}
}
