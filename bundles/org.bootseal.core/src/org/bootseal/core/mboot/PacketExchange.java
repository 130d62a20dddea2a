/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.mboot;

import java.time.Duration;
import java.util.Locale;

import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.ConnectionException.Reason;
import org.bootseal.core.mboot.MbootLink.Arrival;
import org.bootseal.core.mboot.MbootLink.Kind;

/** Sends packets to a flashloader and finds the answers that belong to them. */
final class PacketExchange {

	/** Most arrivals that are passed over while an answer is looked for. */
	static final int MAX_SKIPPED = 8;

	private static final int MEETINGS = 3;
	private static final Duration LATE_ANSWER = Duration.ofMillis(50);
	private static final byte[] NO_ROOM = {};

	private final MbootLink link;
	private final Duration timeout;

	PacketExchange(MbootLink link, Duration timeout) {
		this.link = link;
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
		link.command(command.encode(), timeout);
	}

	/** Reads until the answer to this command comes; leftovers of earlier commands and aborts are skipped. */
	MbootPacket answer(String line, int responseTag, CommandTag tag, Duration wait)
			throws ConnectionException, MbootException {
		return answer(line, responseTag, tag, wait, false);
	}

	/** Reads the plain answer that ends a data phase from the flashloader; it must have sent no more than announced. */
	void answerAfterData(String line, CommandTag tag, Duration wait) throws ConnectionException, MbootException {
		answer(line, ResponseTag.GENERIC, tag, wait, true);
	}

	private MbootPacket answer(String line, int responseTag, CommandTag tag, Duration wait, boolean afterData)
			throws ConnectionException, MbootException {
		for (int i = 0; i < MAX_SKIPPED; i++) {
			Arrival arrival = link.receive(NO_ROOM, 0, wait);
			if (arrival.kind() == Kind.DATA && afterData) {
				throw new ConnectionException(Reason.GARBLED, line + ": found more data than were announced");
			}
			if (arrival.kind() == Kind.PACKET) {
				MbootPacket packet = MbootPacket.decode(arrival.packet());
				if (answers(packet, tag) || packet.tag() == responseTag && responseTag != ResponseTag.GENERIC) {
					return checked(line, packet, responseTag);
				}
			}
		}
		throw new ConnectionException(Reason.GARBLED, line + ": found " + MAX_SKIPPED + " reports, none its answer");
	}

	/** Whether a packet is the plain answer to a command. */
	static boolean answers(MbootPacket packet, CommandTag tag) throws ConnectionException {
		return packet.tag() == ResponseTag.GENERIC && packet.parameter(1) == tag.code();
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

	/** What was given up may still come, and would be taken for what comes next. */
	void dropLateAnswers(int most) throws ConnectionException {
		for (int i = 0; i < most; i++) {
			try {
				link.receive(NO_ROOM, 0, LATE_ANSWER);
			} catch (ConnectionException e) {
				if (e.reason() == Reason.TIMED_OUT) {
					return;
				}
				throw e;
			}
		}
	}

	/**
	 * Finds the flashloader again after a talk that broke off: on a serial line it may wait for an acknowledgement, and
	 * takes the first ping for a wrong one.
	 */
	void meetAgain() throws ConnectionException {
		for (int attempt = 1;; attempt++) {
			try {
				link.connect(timeout);
				return;
			} catch (ConnectionException e) {
				if (attempt == MEETINGS || e.reason() != Reason.TIMED_OUT && e.reason() != Reason.GARBLED) {
					throw e;
				}
			}
		}
	}
}
