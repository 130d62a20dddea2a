/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.sdp;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.ConnectionException.Reason;
import org.bootseal.core.connection.HidChannel;

/** SDP in HID reports. */
final class SdpHidLink implements SdpLink {

	private final HidChannel channel;

	SdpHidLink(HidChannel channel) {
		this.channel = channel;
	}

	@Override
	public void command(SdpCommand command, Duration timeout) throws ConnectionException {
		pieceLength(command);
		channel.write(SdpReport.command(command), timeout);
	}

	@Override
	public int pieceLength(SdpCommand command) throws ConnectionException {
		if (channel.longestOutputReport() < 1 + SdpReport.OUT_PAYLOAD) {
			throw new ConnectionException(Reason.GARBLED, command + ": the report descriptor of the board has room for "
					+ channel.longestOutputReport() + " bytes, expected " + (1 + SdpReport.OUT_PAYLOAD) + " of a ROM");
		}
		return SdpReport.OUT_PAYLOAD;
	}

	@Override
	public void data(byte[] data, int offset, int length, Duration timeout) throws ConnectionException {
		channel.queue(1 + SdpReport.OUT_PAYLOAD, report -> SdpReport.putData(report, data, offset, length), timeout);
	}

	@Override
	public void flush(Duration timeout) throws ConnectionException {
		channel.flush(timeout);
	}

	@Override
	public OptionalInt earlyState(SdpCommand command) throws ConnectionException {
		Optional<byte[]> report = channel.poll();
		return report.isEmpty() ? OptionalInt.empty()
				: OptionalInt.of(SdpReport.word(report.get(), SdpReport.HAB_STATE, command));
	}

	@Override
	public int habState(SdpCommand command, Duration timeout) throws ConnectionException {
		return SdpReport.word(channel.read(timeout), SdpReport.HAB_STATE, command);
	}

	@Override
	public byte[] response(int length, SdpCommand command, Duration timeout) throws ConnectionException {
		byte[] report = channel.read(timeout);
		SdpReport.payload(report, SdpReport.RESPONSE, length, command);
		return Arrays.copyOfRange(report, 1, report.length);
	}

	@Override
	public void baudRate(int baudRate) {
		// reports have no speed of their own
	}
}
