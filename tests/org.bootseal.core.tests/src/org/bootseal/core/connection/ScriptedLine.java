/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.connection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;

import org.bootseal.core.connection.ConnectionException.Reason;

/** A serial line whose peer knows beforehand what will be sent, and what it answers then. */
public final class ScriptedLine implements ByteChannel {

	private record Turn(byte[] sent, byte[] answer) {
	}

	private final Deque<Turn> turns = new ArrayDeque<>();
	private final Deque<Byte> coming = new ArrayDeque<>();
	private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
	private int baudRate = 115_200;
	private Duration longestWait = Duration.ZERO;

	/** The peer answers when it has got these bytes; both are hex digits. */
	public ScriptedLine when(String bytes, String answer) {
		turns.add(new Turn(hex(bytes), hex(answer)));
		return this;
	}

	/** Bytes that are on the line already. */
	public ScriptedLine noise(String bytes) {
		add(hex(bytes));
		return this;
	}

	private static byte[] hex(String text) {
		return HexFormat.of().parseHex(text.replaceAll("\\s", ""));
	}

	private void add(byte[] bytes) {
		for (byte each : bytes) {
			coming.add(each);
		}
	}

	@Override
	public void write(byte[] bytes, int offset, int length, Duration timeout) {
		sent.write(bytes, offset, length);
		Turn turn = turns.peek();
		if (turn != null && sent.size() >= turn.sent().length) {
			turns.remove();
			assertArrayEquals(turn.sent(), sent.toByteArray(), () -> "found "
					+ HexFormat.of().formatHex(sent.toByteArray()) + ", expected "
					+ HexFormat.of().formatHex(turn.sent()));
			sent.reset();
			add(turn.answer());
		}
	}

	@Override
	public int read(byte[] into, int offset, int length, Duration timeout) throws ConnectionException {
		if (coming.isEmpty()) {
			longestWait = timeout.compareTo(longestWait) > 0 ? timeout : longestWait;
			throw new ConnectionException(Reason.TIMED_OUT, "scripted silence");
		}
		int count = Math.min(length, coming.size());
		for (int i = 0; i < count; i++) {
			into[offset + i] = coming.remove();
		}
		return count;
	}

	@Override
	public int available() {
		return coming.size();
	}

	@Override
	public int baudRate() {
		return baudRate;
	}

	@Override
	public void baudRate(int newBaudRate) {
		baudRate = newBaudRate;
	}

	/** How long somebody would have waited for bytes that did not come. */
	public Duration longestWait() {
		return longestWait;
	}

	/** Fails if something was not sent, sent too much, or not read. */
	public void assertDone() {
		assertEquals(0, turns.size(), "turns left");
		assertEquals("", HexFormat.of().formatHex(sent.toByteArray()), "sent beyond the script");
		assertEquals("[]", Arrays.toString(coming.toArray()), "not read");
	}

	@Override
	public void close() {
		// nothing is open
	}
}
