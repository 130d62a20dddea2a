/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.mboot;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Optional;

import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.ConnectionException.Reason;
import org.bootseal.core.connection.HidChannel;

/** mboot in HID reports: USB delivers each report whole, so nothing is acknowledged. */
final class HidLink implements MbootLink {

	private static final int READ_LENGTH = 0x40000;

	private final HidChannel channel;

	HidLink(HidChannel channel) {
		this.channel = channel;
	}

	@Override
	public void connect(Duration wait) {
		// that the channel is open is all that can be known without a command
	}

	@Override
	public void command(byte[] packet, Duration timeout) throws ConnectionException {
		channel.write(HidFrame.encode(HidFrame.COMMAND_OUT, packet, 0, packet.length), timeout);
	}

	@Override
	public void data(byte[] bytes, int offset, int length, Duration timeout) throws ConnectionException {
		channel.queue(HidFrame.HEADER_LENGTH + length,
				report -> HidFrame.put(report, HidFrame.DATA_OUT, bytes, offset, length), timeout);
	}

	@Override
	public void flush(Duration timeout) throws ConnectionException {
		channel.flush(timeout);
	}

	@Override
	public Optional<Arrival> early() throws ConnectionException {
		Optional<byte[]> report = channel.poll();
		if (report.isEmpty()) {
			return Optional.empty();
		}
		return Optional.of(
				arrival(ByteBuffer.wrap(report.get()).order(ByteOrder.LITTLE_ENDIAN), new byte[0], 0));
	}

	@Override
	public Arrival receive(byte[] into, int offset, Duration timeout) throws ConnectionException {
		return channel.read(report -> arrival(report, into, offset), timeout);
	}

	private static Arrival arrival(ByteBuffer report, byte[] into, int offset) throws ConnectionException {
		int length = HidFrame.payloadLength(report);
		int id = report.get(0) & 0xFF;
		if (length == 0) {
			return Arrival.ABORTED;
		}
		if (id == HidFrame.COMMAND_IN) {
			byte[] packet = new byte[length];
			report.get(HidFrame.HEADER_LENGTH, packet);
			return new Arrival(Kind.PACKET, packet, 0);
		}
		if (id != HidFrame.DATA_IN) {
			throw new ConnectionException(Reason.GARBLED,
					"found report " + id + ", expected report 3 or 4 of a flashloader");
		}
		if (length <= into.length - offset) {
			report.get(HidFrame.HEADER_LENGTH, into, offset, length);
		}
		return new Arrival(Kind.DATA, new byte[0], length);
	}

	@Override
	public void requirePacket(int length) throws ConnectionException {
		int longest = channel.longestOutputReport() - HidFrame.HEADER_LENGTH;
		if (length > longest) {
			throw new ConnectionException(Reason.GARBLED, "the flashloader wants packets of " + length
					+ " bytes, but its report descriptor has room for " + longest + " only");
		}
	}

	@Override
	public int readLength() {
		return READ_LENGTH;
	}
}
