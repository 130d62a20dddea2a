/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.usb;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.HidChannel;

/**
 * A board on USB, in whole reports. Several transfers are in flight in each direction, so the bus never waits for the
 * host. Its owner is one thread; any other may close it, and the owner then fails at once.
 */
final class UsbHidChannel implements HidChannel {

	private final UsbContext context;
	private final ClaimedDevice device;
	private final ChannelState state;
	private final OutPipe out;
	private final InPipe in;

	private UsbHidChannel(UsbContext context, String path, ClaimedDevice device, ReportSizes sizes) {
		this.context = context;
		this.device = device;
		this.state = new ChannelState(path, device::isAlive);
		UsbStatistics statistics = context.statistics();
		this.out = new OutPipe(state, statistics, device.handle(), device.hid(), sizes.longestOutput());
		this.in = new InPipe(state, statistics, device.handle(), device.hid(), sizes.longestInput());
	}

	/**
	 * Opens a board.
	 *
	 * @param context
	 *            handles the events of the channel as long as it is open
	 * @param path
	 *            where it is, for messages
	 * @param found
	 *            the board
	 * @return the channel, ready for reports
	 * @throws ConnectionException
	 *             if it can't be opened; nothing is left open
	 */
	static UsbHidChannel open(UsbContext context, String path, UsbLibrary.Device found) throws ConnectionException {
		ClaimedDevice device = ClaimedDevice.open(path, found, context.statistics());
		UsbHidChannel channel;
		try {
			channel = new UsbHidChannel(context, path, device, device.reportSizes());
		} catch (ConnectionException e) {
			device.close();
			throw e;
		}
		try {
			context.add(channel);
			channel.start();
			return channel;
		} catch (ConnectionException e) {
			channel.close();
			throw e;
		}
	}

	private void start() throws ConnectionException {
		synchronized (state) {
			try {
				out.make();
				in.make();
			} catch (UsbException e) {
				throw state.failure("it could not be opened", e);
			}
			in.standBy();
		}
	}

	ChannelState state() {
		return state;
	}

	@Override
	public int longestOutputReport() {
		return out.longest();
	}

	@Override
	public void write(byte[] report, Duration timeout) throws ConnectionException {
		synchronized (state) {
			out.queue(report.length, buffer -> buffer.put(report), timeout);
			out.flush(timeout);
		}
	}

	@Override
	public void queue(int length, ReportWriter writer, Duration timeout) throws ConnectionException {
		synchronized (state) {
			out.queue(length, writer, timeout);
		}
	}

	@Override
	public void flush(Duration timeout) throws ConnectionException {
		synchronized (state) {
			out.flush(timeout);
		}
	}

	@Override
	public Optional<byte[]> poll() throws ConnectionException {
		synchronized (state) {
			if (in.hasNext()) {
				state.checkOpen();
				return Optional.of(in.take(UsbHidChannel::copy));
			}
			state.check();
			return Optional.empty();
		}
	}

	@Override
	public byte[] read(Duration timeout) throws ConnectionException {
		return read(UsbHidChannel::copy, timeout);
	}

	@Override
	public <T> T read(ReportReader<T> reader, Duration timeout) throws ConnectionException {
		synchronized (state) {
			return in.read(reader, timeout);
		}
	}

	private static byte[] copy(ByteBuffer report) {
		byte[] bytes = new byte[report.limit()];
		report.get(0, bytes);
		return bytes;
	}

	@Override
	public void close() {
		synchronized (state) {
			if (!state.close()) {
				return;
			}
			context.keepHandling();
			// if the system keeps a transfer, what it may still write to is not freed, and closing would wait for it
			if (out.end() & in.end()) {
				device.close();
			}
		}
		context.remove(this);
	}
}
