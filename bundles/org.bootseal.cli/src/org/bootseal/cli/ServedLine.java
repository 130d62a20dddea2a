/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.bootseal.board.VirtualBoard;
import org.bootseal.board.uart.UartServer;

/** The serial line of a served board: a TCP port, and a terminal device if one is wanted. */
final class ServedLine implements AutoCloseable {

	private static final long LINK_SECONDS = 10;
	private static final long LOOK_MILLIS = 20;

	private final Optional<UartServer> server;
	private final Optional<Path> link;
	private final Optional<Process> terminal;

	private ServedLine(Optional<UartServer> server, Optional<Path> link, Optional<Process> terminal) {
		this.server = server;
		this.link = link;
		this.terminal = terminal;
	}

	/** Serves the line of a board on a port, or on any if there is only a link; nothing if there is neither. */
	static ServedLine of(Output output, VirtualBoard board, Integer port, Path link) throws IOException {
		if (port == null && link == null) {
			return new ServedLine(Optional.empty(), Optional.empty(), Optional.empty());
		}
		UartServer server = new UartServer(board, port == null ? 0 : port, output::warn);
		try {
			Optional<Process> terminal = link == null ? Optional.empty()
					: Optional.of(terminal(link.toAbsolutePath(), server.port()));
			return new ServedLine(Optional.of(server), Optional.ofNullable(link), terminal);
		} catch (IOException e) {
			server.close();
			throw e;
		}
	}

	/** Java can't make terminal devices; socat can, and carries their bytes. */
	private static Process terminal(Path link, int port) throws IOException {
		if (Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
			throw new IOException(link + ": is there already, expected a name that is free");
		}
		Process process;
		try {
			process = new ProcessBuilder("socat", "pty,rawer,link=" + link, "tcp:127.0.0.1:" + port)
					.redirectErrorStream(true).start();
		} catch (IOException e) {
			throw new IOException("--uart-link takes the program socat, which could not be started: " + e.getMessage(),
					e);
		}
		long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LINK_SECONDS);
		try {
			while (!Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
				if (process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS) || System.nanoTime() > end) {
					process.destroy();
					throw new IOException(link + ": socat made no terminal device there");
				}
			}
		} catch (InterruptedException e) {
			process.destroy();
			Thread.currentThread().interrupt();
			throw new IOException("interrupted", e);
		}
		return process;
	}

	/** Tells how to reach the line. */
	void show(Output output) {
		server.ifPresent(served -> {
			output.say(
					"UART on 127.0.0.1, port " + served.port() + " (--board uart:tcp:127.0.0.1:" + served.port() + ")"
							+ link.map(file -> ", and as " + file).orElse(""));
			output.emit("uart", "port", served.port(), "link", link.map(Path::toString).orElse(""));
		});
	}

	@Override
	public void close() {
		terminal.ifPresent(this::end);
		server.ifPresent(UartServer::close);
	}

	/** It takes its link away itself, in a moment. */
	private void end(Process process) {
		process.destroy();
		try {
			process.waitFor(LINK_SECONDS, TimeUnit.SECONDS);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}
}
