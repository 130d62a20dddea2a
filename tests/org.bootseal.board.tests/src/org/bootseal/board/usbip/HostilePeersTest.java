/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.usbip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.bootseal.board.usbip.UsbIpHost.Ended;
import org.junit.jupiter.api.Test;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Peers that send what no host sends: they are left, and others have the board. */
class HostilePeersTest {

	private static Served shared;

	@BeforeContainer
	static void serve() throws IOException {
		shared = new Served();
	}

	@AfterContainer
	static void close() {
		shared.close();
	}

	private static void boardAnswers(Served served) throws Exception {
		try (UsbIpHost host = held(served)) {
			SdpTalk.command(host, SdpTalk.ERROR_STATUS, 0, 0);
			assertEquals(0xF0F0F0F0, lastWord(host));
		}
	}

	/** The board, as soon as the server has seen that the one before is gone. */
	private static UsbIpHost held(Served served) throws Exception {
		while (true) {
			int seen = served.events.count();
			UsbIpHost host = new UsbIpHost(served.server.port());
			if (host.take("1-1") == 0) {
				return host;
			}
			host.close();
			served.events.awaitMore(seen, Duration.ofMillis(10));
		}
	}

	/** Of an earlier peer there may be reports that it did not fetch. */
	private static int lastWord(UsbIpHost host) throws IOException {
		while (true) {
			Ended ended = host.ended(host.submitIn(65));
			if (ended.data()[0] == 4) {
				return ByteBuffer.wrap(ended.data()).getInt(1);
			}
		}
	}

	private static void isLeft(Served served, UsbIpHost host, String why) throws Exception {
		assertThrows(IOException.class, () -> {
			while (true) {
				host.next();
			}
		});
		served.events.await(0, line -> line.startsWith("trouble") && line.contains(why));
	}

	@Property(tries = 200)
	void garbageBeforeTheImport(@ForAll @Size(max = 600) byte[] garbage) throws Exception {
		try (UsbIpHost host = new UsbIpHost(shared.server.port())) {
			host.send(garbage);
		}
		boardAnswers(shared);
	}

	@Property(tries = 200)
	void garbageInPlaceOfTransfers(@ForAll @Size(max = 400) byte[] garbage,
			@ForAll @IntRange(min = 0, max = 3) int command)
			throws Exception {
		try (UsbIpHost host = held(shared)) {
			ByteBuffer message = ByteBuffer.allocate(4 + garbage.length).putInt(command).put(garbage);
			try {
				host.send(message.array());
			} catch (IOException e) {
				assertTrue(command == 0 || command == 3, "left in the middle");
			}
		}
		boardAnswers(shared);
	}

	@Property(tries = 100)
	void breakingOffAnywhere(@ForAll @IntRange(min = 1, max = 1072) int length) throws Exception {
		try (UsbIpHost host = held(shared)) {
			ByteBuffer message = ByteBuffer.allocate(48 + 1025).putInt(1).putInt(1).putInt(0).putInt(0).putInt(0);
			message.putInt(0).putInt(1025).putInt(0).putInt(0).putInt(0)
					.put(UsbIpHost.setup(0x21, 9, 0x201, 0, 1025));
			host.send(Arrays.copyOf(message.array(), length));
		}
		boardAnswers(shared);
	}

	private static byte[] submit(int length, int endpoint, int packets) {
		return ByteBuffer.allocate(48).putInt(1).putInt(1).putInt(0).putInt(0).putInt(endpoint).putInt(0)
				.putInt(length).putInt(0).putInt(packets).array();
	}

	@Test
	void lengthsAreLookedAtBeforeTheyAreBelieved() throws Exception {
		for (int length : new int[] { -1, Integer.MIN_VALUE, Integer.MAX_VALUE, 0x10001 }) {
			try (Served served = new Served(); UsbIpHost host = served.rom()) {
				host.send(submit(length, 0, 0));
				isLeft(served, host, "a transfer of");
				boardAnswers(served);
			}
		}
	}

	@Test
	void whatCanNotBeEndsTheConnection() throws Exception {
		try (Served served = new Served()) {
			try (UsbIpHost host = held(served)) {
				host.send(submit(8, 0, 5));
				isLeft(served, host, "isochronous");
			}
			try (UsbIpHost host = held(served)) {
				host.send(submit(8, 77, 0));
				isLeft(served, host, "endpoint 77");
			}
			try (UsbIpHost host = held(served)) {
				host.send(ByteBuffer.allocate(48).putInt(99).array());
				isLeft(served, host, "command 99");
			}
			try (UsbIpHost host = new UsbIpHost(served.server.port())) {
				host.send(new byte[] { 9, 9, (byte) 0x80, 5, 0, 0, 0, 0 });
				isLeft(served, host, "version 0x0909");
			}
			boardAnswers(served);
		}
	}

	@Test
	void endlessTransfersEndTheConnection() throws Exception {
		try (Served served = new Served()) {
			try (UsbIpHost host = held(served)) {
				assertThrows(IOException.class, () -> {
					for (int i = 0; i < 100_000; i++) {
						host.submitIn(65);
					}
					host.next();
				});
				served.events.await(0, line -> line.contains("more transfers at once"));
			}
			boardAnswers(served);
		}
	}

	@Test
	void hostThatDoesNotReadIsNotSentWithoutEnd() throws Exception {
		try (Served served = new Served(); UsbIpHost host = served.rom()) {
			byte[] setup = UsbIpHost.setup(0x80, 6, 0x200, 0, 34);
			for (int i = 0; i < 20_000; i++) {
				host.submit(0, true, 34, setup, new byte[0]);
			}
			for (int i = 0; i < 20_000; i++) {
				assertEquals(34, host.next().actual());
			}
		}
	}

	@Test
	void tooManyConnectionsAreRefused() throws Exception {
		try (Served served = new Served()) {
			List<UsbIpHost> hosts = new ArrayList<>();
			try {
				for (int i = 0; i < 80; i++) {
					hosts.add(new UsbIpHost(served.server.port()));
				}
				served.events.await(0, line -> line.contains("a host was refused"));
			} finally {
				for (UsbIpHost host : hosts) {
					host.close();
				}
			}
		}
	}
}
