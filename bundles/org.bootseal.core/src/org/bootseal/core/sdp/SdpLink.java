/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.sdp;

import java.time.Duration;
import java.util.OptionalInt;

import org.bootseal.core.connection.BoardChannel;
import org.bootseal.core.connection.ByteChannel;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.HidChannel;

/** How commands, data and answers travel between the host and a ROM: in HID reports, or bare on a serial line. */
sealed interface SdpLink permits SdpHidLink, SdpSerialLink {

	static SdpLink over(BoardChannel channel) {
		if (channel instanceof HidChannel hid) {
			return new SdpHidLink(hid);
		}
		return new SdpSerialLink((ByteChannel) channel);
	}

	/** Sends a command. */
	void command(SdpCommand command, Duration timeout) throws ConnectionException;

	/** Most bytes of one piece of data to the ROM. */
	int pieceLength(SdpCommand command) throws ConnectionException;

	/** Sends a piece of data; may return before it was taken. */
	void data(byte[] data, int offset, int length, Duration timeout) throws ConnectionException;

	/** Waits until all data were taken. */
	void flush(Duration timeout) throws ConnectionException;

	/** The word that the ROM has said in place of the HAB state while data go out, without waiting. */
	OptionalInt earlyState(SdpCommand command) throws ConnectionException;

	/** Waits for the HAB state, most significant byte first. */
	int habState(SdpCommand command, Duration timeout) throws ConnectionException;

	/** Waits for an answer: at least so many bytes, more if they came with them. */
	byte[] response(int length, SdpCommand command, Duration timeout) throws ConnectionException;

	/** Changes the speed of this end, where it has one. */
	void baudRate(int baudRate) throws ConnectionException;
}
