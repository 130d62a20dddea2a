/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** Boards that are served until Ctrl-C. */
class BoardServeTest {

	private static final long LIMIT_SECONDS = 30;

	@TempDir
	private Path folder;

	/** A stream whose lines can be waited for. */
	private static final class Lines extends ByteArrayOutputStream {

		@Override
		public synchronized void write(byte[] bytes, int offset, int length) {
			super.write(bytes, offset, length);
			notifyAll();
		}

		JsonObject await(String event) throws InterruptedException {
			return await(event, 1).get(0);
		}

		synchronized List<JsonObject> await(String event, int count) throws InterruptedException {
			long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
			while (System.nanoTime() < end) {
				List<JsonObject> found = toString(StandardCharsets.UTF_8).lines().filter(line -> line.endsWith("}"))
						.map(line -> JsonParser.parseString(line).getAsJsonObject())
						.filter(object -> object.get("event").getAsString().equals(event)).toList();
				if (found.size() >= count) {
					return found;
				}
				wait(TimeUnit.SECONDS.toMillis(LIMIT_SECONDS));
			}
			throw new AssertionError("no " + event + " in " + this);
		}
	}

	/** Serves two boards in a thread of its own. */
	private Thread serve(Lines out, ByteArrayOutputStream err, CompletableFuture<Integer> exit, String way) {
		Environment environment = new Environment(new PrintStream(out, true, StandardCharsets.UTF_8),
				new PrintStream(err, true, StandardCharsets.UTF_8), Terminal.NONE, Map.of(), CliRun.CLOCK, false);
		Thread thread = new Thread(() -> exit.complete(Main.run(environment, "board", "virtual", "--state",
				folder.resolve("board.json").toString(), way, "0", "--boards", "2", "--pace", "fast", "--json")));
		thread.start();
		return thread;
	}

	@Test
	void eachBoardHasASerialLineOfItsOwn() throws Exception {
		Lines out = new Lines();
		ByteArrayOutputStream err = new ByteArrayOutputStream();
		CompletableFuture<Integer> exit = new CompletableFuture<>();
		Thread thread = serve(out, err, exit, "--uart");
		List<String> places = out.await("uart", 2).stream()
				.map(line -> "uart:tcp:127.0.0.1:" + line.get("port").getAsInt()).toList();
		assertNotEquals(places.get(0), places.get(1));
		for (String place : places) {
			CliRun.of("board", "list", "--board", place).exits(ExitCode.DONE).says("ROM");
		}
		thread.interrupt();
		assertEquals(ExitCode.DONE, exit.get(LIMIT_SECONDS, TimeUnit.SECONDS));
		assertEquals("", err.toString(StandardCharsets.UTF_8));
	}

	@Test
	void boardsAreServedAndKept() throws Exception {
		Lines out = new Lines();
		ByteArrayOutputStream err = new ByteArrayOutputStream();
		Path state = folder.resolve("board.json");
		CompletableFuture<Integer> exit = new CompletableFuture<>();
		Thread thread = serve(out, err, exit, "--usbip");
		int port = out.await("serving").get("port").getAsInt();
		assertEquals("1FC9:0130", out.await("appeared").get("usbId").getAsString());
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
			socket.getOutputStream().write(new byte[] { 1, 0x11, (byte) 0x80, 5, 0, 0, 0, 0 });
			assertEquals(2, ByteBuffer.wrap(socket.getInputStream().readNBytes(12)).getInt(8));
		}
		assertFalse(Files.exists(state));
		thread.interrupt();
		assertEquals(ExitCode.DONE, exit.get(LIMIT_SECONDS, TimeUnit.SECONDS));
		assertEquals("", err.toString(StandardCharsets.UTF_8));
		assertTrue(Files.exists(state));
		assertTrue(Files.exists(folder.resolve("board.json.2")));
		CliRun.of("board", "list", "--state", state).exits(ExitCode.DONE).says("1FC9:0130");
	}

	@Test
	void optionsThatDoNotFitAreRefused() {
		Path state = folder.resolve("board.json");
		CliRun.of("board", "virtual", "--state", state, "--usbip", "65536").exits(ExitCode.BAD_INPUT)
				.complains("65536", "TCP port");
		CliRun.of("board", "virtual", "--state", state, "--usbip", "0", "--boards", "99").exits(ExitCode.BAD_INPUT)
				.complains("99", "1 to 15");
		CliRun.of("board", "virtual", "--state", state, "--uart", "65535", "--boards", "2").exits(ExitCode.BAD_INPUT)
				.complains("65535", "from which on there are 2");
		CliRun.of("board", "virtual", "--state", state, "--boards", "2").exits(ExitCode.BAD_INPUT)
				.complains("add --usbip");
		assertFalse(Files.exists(state));
	}

	@Test
	void takenPortIsTold() throws Exception {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			CliRun.of("board", "virtual", "--state", folder.resolve("board.json"), "--usbip", taken.getLocalPort())
					.exits(ExitCode.FAILED).complains(Integer.toString(taken.getLocalPort()));
		}
	}
}
