/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.mboot;

import java.time.Duration;
import java.util.Locale;

import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.ConnectionException.Reason;
import org.bootseal.core.connection.HidChannel;

/** Sends packets to a flashloader and finds the answers that belong to them. */
final class PacketExchange {

	/** Most reports that are passed over while an answer is looked for. */
	static final int MAX_SKIPPED = 8;

	private static final Duration LATE_ANSWER = Duration.ofMillis(50);

	private final HidChannel channel;
	private final Duration timeout;

	PacketExchange(HidChannel channel, Duration timeout) {
		this.channel = channel;
		this.timeout = timeout;
	}

	/** Sends a command and waits for its answer. */
	MbootPacket exchange(String line, int responseTag, Duration wait, MbootPacket command)
			throws ConnectionException, MbootException {
		send(command);
		CommandTag tag = CommandTag.of(command.tag()).orElseThrow();
		return answer(line, responseTag, tag, wait);
	}

	/** Sends a command. */
	void send(MbootPacket command) throws ConnectionException {
		byte[] bytes = command.encode();
		channel.write(HidFrame.encode(HidFrame.COMMAND_OUT, bytes, 0, bytes.length), timeout);
	}

	/** Reads until the answer to this command comes; leftovers of earlier commands and aborts are skipped. */
	MbootPacket answer(String line, int responseTag, CommandTag tag, Duration wait)
			throws ConnectionException, MbootException {
		for (int i = 0; i < MAX_SKIPPED; i++) {
			HidFrame frame = HidFrame.decode(channel.read(wait));
			if (frame.reportId() != HidFrame.COMMAND_IN || frame.isAbort()) {
				continue;
			}
			MbootPacket packet = MbootPacket.decode(frame.payload());
			boolean generic = packet.tag() == ResponseTag.GENERIC && packet.parameter(1) == tag.code();
			if (generic || packet.tag() == responseTag && responseTag != ResponseTag.GENERIC) {
				return checked(line, packet, responseTag);
			}
		}
		throw new ConnectionException(Reason.GARBLED, line + ": found " + MAX_SKIPPED + " reports, none its answer");
	}

	private static MbootPacket checked(String line, MbootPacket packet, int responseTag)
			throws ConnectionException, MbootException {
		int status = packet.parameter(0);
		if (status != StatusCode.SUCCESS) {
			throw new MbootException(line, status);
		}
		if (packet.tag() != responseTag) {
			throw new ConnectionException(Reason.GARBLED, line + ": found a plain success, expected "
					+ String.format(Locale.ROOT, "packet 0x%02X", responseTag));
		}
		return packet;
	}

	/** The answer to a ping that was given up may still come, and would be taken for the next one. */
	void dropLateAnswers() throws ConnectionException {
		for (int i = 0; i < MAX_SKIPPED; i++) {
			try {
				channel.read(LATE_ANSWER);
			} catch (ConnectionException e) {
				if (e.reason() == Reason.TIMED_OUT) {
					return;
				}
				throw e;
			}
		}
	}
}
