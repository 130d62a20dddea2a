/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.sweep;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.connection.BoardChannel;
import org.bootseal.core.connection.BoardFinder;
import org.bootseal.core.connection.BootWitness;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.FoundBoard;
import org.bootseal.core.connection.HidChannel;

/** A bus that notes each report that passes. */
final class Trace implements BoardFinder {

	private final BoardFinder bus;
	private final List<byte[]> out = new ArrayList<>();
	private final List<byte[]> in = new ArrayList<>();

	Trace(BoardFinder bus) {
		this.bus = bus;
	}

	/** Reports to the board. */
	List<byte[]> out() {
		return out;
	}

	/** Reports from the board. */
	List<byte[]> in() {
		return in;
	}

	@Override
	public List<FoundBoard> find() throws ConnectionException {
		return bus.find();
	}

	@Override
	public BoardChannel open(FoundBoard board) throws ConnectionException {
		return new Channel((HidChannel) bus.open(board));
	}

	@Override
	public void awaitChange(Duration longest) throws InterruptedException {
		bus.awaitChange(longest);
	}

	@Override
	public long nanoTime() {
		return bus.nanoTime();
	}

	@Override
	public Optional<BootWitness> witness(FoundBoard board) {
		return bus.witness(board);
	}

	private final class Channel implements HidChannel {

		private final HidChannel channel;

		private Channel(HidChannel channel) {
			this.channel = channel;
		}

		@Override
		public void write(byte[] report, Duration timeout) throws ConnectionException {
			channel.write(report, timeout);
			out.add(report.clone());
		}

		@Override
		public byte[] read(Duration timeout) throws ConnectionException {
			byte[] report = channel.read(timeout);
			in.add(report.clone());
			return report;
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
