/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.sdp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;

import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.ConnectionException.Reason;
import org.bootseal.core.connection.HidChannel;

/** A peer that knows beforehand what will be sent, and what it answers. */
public final class ScriptedChannel implements HidChannel {

	private record Turn(byte[] sent, byte[] answer, Reason failure) {
	}

	private final Deque<Turn> turns = new ArrayDeque<>();
	private boolean closed;

	/** The bytes of a text such as "01 a6 .. "; two dots and what follows are left out. */
	public static byte[] hex(String text) {
		String digits = text.replaceAll("\\.\\..*", "").replaceAll("\\s", "");
		return HexFormat.of().parseHex(digits);
	}

	/** As {@link #hex(String)}, filled with zeros up to a length. */
	public static byte[] hex(String text, int length) {
		return Arrays.copyOf(hex(text), length);
	}

	public ScriptedChannel expect(byte[] report) {
		turns.add(new Turn(report, null, null));
		return this;
	}

	public ScriptedChannel answer(byte[] report) {
		turns.add(new Turn(null, report, null));
		return this;
	}

	/** The next transfer fails, whatever it is. */
	public ScriptedChannel fail(Reason reason) {
		turns.add(new Turn(null, null, reason));
		return this;
	}

	@Override
	public void write(byte[] report, Duration timeout) throws ConnectionException {
		Turn turn = next();
		assertTrue(turn.sent() != null, "sent out of turn: " + HexFormat.of().formatHex(report));
		assertArrayEquals(turn.sent(), report);
	}

	@Override
	public byte[] read(Duration timeout) throws ConnectionException {
		assertTrue(timeout.compareTo(Duration.ZERO) > 0);
		Turn turn = next();
		assertTrue(turn.answer() != null, "read out of turn");
		return turn.answer().clone();
	}

	@Override
	public int longestOutputReport() {
		return 1025;
	}

	private Turn next() throws ConnectionException {
		assertTrue(!turns.isEmpty(), "nothing more is expected");
		Turn turn = turns.remove();
		if (turn.failure() != null) {
			throw new ConnectionException(turn.failure(), "scripted " + turn.failure());
		}
		return turn;
	}

	/** Fails if a turn is left. */
	public void assertDone() {
		assertEquals(0, turns.size(), "turns left");
	}

	@Override
	public void close() {
		closed = true;
	}

	public boolean isClosed() {
		return closed;
	}
}
