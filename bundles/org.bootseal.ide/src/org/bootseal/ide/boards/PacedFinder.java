/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.boards;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import org.bootseal.core.connection.BoardChannel;
import org.bootseal.core.connection.BoardFinder;
import org.bootseal.core.connection.BootWitness;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.FoundBoard;
import org.bootseal.core.connection.HidChannel;

/** A bus on which time passes at a pace. For one talk; its time begins when it is made. */
final class PacedFinder implements BoardFinder {

	private final BoardFinder finder;
	private final Pace pace;
	private final BooleanSupplier cancelled;
	private final long boardStart;
	private final long realStart;

	PacedFinder(BoardFinder finder, Pace pace, BooleanSupplier cancelled) {
		this.finder = finder;
		this.pace = pace;
		this.cancelled = cancelled;
		boardStart = finder.nanoTime();
		realStart = System.nanoTime();
	}

	private void await() {
		pace.await(Duration.ofNanos(finder.nanoTime() - boardStart), Duration.ofNanos(System.nanoTime() - realStart),
				cancelled);
	}

	@Override
	public List<FoundBoard> find() throws ConnectionException {
		return finder.find();
	}

	@Override
	public BoardChannel open(FoundBoard board) throws ConnectionException {
		BoardChannel channel = finder.open(board);
		return channel instanceof HidChannel hid ? new PacedChannel(hid) : channel;
	}

	@Override
	public void awaitChange(Duration longest) throws InterruptedException {
		await();
		finder.awaitChange(longest);
	}

	@Override
	public long nanoTime() {
		return finder.nanoTime();
	}

	@Override
	public Optional<BootWitness> witness(FoundBoard board) {
		return finder.witness(board);
	}

	/** Waits before each report. */
	private final class PacedChannel implements HidChannel {

		private final HidChannel channel;

		PacedChannel(HidChannel channel) {
			this.channel = channel;
		}

		@Override
		public void write(byte[] report, Duration timeout) throws ConnectionException {
			await();
			channel.write(report, timeout);
		}

		@Override
		public byte[] read(Duration timeout) throws ConnectionException {
			await();
			return channel.read(timeout);
		}

		@Override
		public int longestOutputReport() {
			return channel.longestOutputReport();
		}

		@Override
		public void close() {
			channel.close();
		}
	}
}
