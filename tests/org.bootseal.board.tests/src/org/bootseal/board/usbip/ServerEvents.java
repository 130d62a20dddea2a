/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.usbip;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import org.bootseal.core.connection.BootReport;
import org.bootseal.core.connection.FoundBoard;

/** Keeps what a server told, and waits for more. */
final class ServerEvents implements UsbIpListener {

	private static final long LIMIT_MILLIS = 20_000;

	private final List<String> lines = new ArrayList<>();

	private synchronized void add(String line) {
		lines.add(line);
		notifyAll();
	}

	synchronized List<String> lines() {
		return List.copyOf(lines);
	}

	synchronized int count() {
		return lines.size();
	}

	/** Waits until there is more than was seen. */
	synchronized void awaitMore(int seen, Duration longest) throws InterruptedException {
		long end = System.nanoTime() + longest.toNanos();
		long left = longest.toMillis();
		while (lines.size() <= seen && left > 0) {
			wait(left);
			left = (end - System.nanoTime()) / 1_000_000;
		}
	}

	/** Waits for a line that came after some. */
	synchronized String await(int seen, Predicate<String> wanted) throws InterruptedException {
		long end = System.nanoTime() + LIMIT_MILLIS * 1_000_000;
		while (true) {
			for (String line : lines.subList(Math.min(seen, lines.size()), lines.size())) {
				if (wanted.test(line)) {
					return line;
				}
			}
			long left = (end - System.nanoTime()) / 1_000_000;
			if (left <= 0) {
				throw new AssertionError("not among what was told: " + lines);
			}
			wait(left);
		}
	}

	@Override
	public void appeared(String busId, FoundBoard board) {
		add(busId + " appeared " + board.bus());
	}

	@Override
	public void left(String busId) {
		add(busId + " left");
	}

	@Override
	public void booted(String busId, BootReport report) {
		add(busId + " booted " + report.booted());
	}

	@Override
	public void imported(String busId, String host) {
		add(busId + " imported");
	}

	@Override
	public void released(String busId) {
		add(busId + " released");
	}

	@Override
	public void trouble(String message) {
		add("trouble " + message);
	}
}
