/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.mboot;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

import org.bootseal.core.CancelledException;
import org.bootseal.core.Progress;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.ConnectionException.Reason;
import org.bootseal.core.mboot.MbootLink.Arrival;
import org.bootseal.core.mboot.MbootLink.Kind;

/** The data phases of a flashloader: one command, then packets one behind the other. */
final class DataTransfer {

	/** Packets that may be left over of a read that was given up. */
	private static final int MAX_LEFT_OVER = 1024;
	/** Phases of generate-key-blob. */
	private static final int SEND_KEY = 0;
	private static final int FETCH_BLOB = 1;

	private final MbootLink link;
	private final PacketExchange packets;
	private final Duration timeout;
	private final int packetSize;
	private boolean bySinglePackets;

	DataTransfer(MbootLink link, PacketExchange packets, Duration timeout, int packetSize) {
		this.link = link;
		this.packets = packets;
		this.timeout = timeout;
		this.packetSize = packetSize;
	}

	void write(long address, byte[] data, int memoryId, Progress progress)
			throws ConnectionException, MbootException, CancelledException {
		String line = String.format(Locale.ROOT, "write-memory 0x%08X (%d bytes) %d", address, data.length, memoryId);
		progress.checkCancelled();
		write(line, CommandTag.WRITE_MEMORY, new MbootPacket(CommandTag.WRITE_MEMORY.code(), true, (int) address,
				data.length, memoryId), data, progress);
	}

	private void write(String line, CommandTag tag, MbootPacket command, byte[] data, Progress progress)
			throws ConnectionException, MbootException, CancelledException {
		packets.exchange(line, ResponseTag.GENERIC, timeout, command);
		for (int done = 0; done < data.length; done += packetSize) {
			if (progress.isCancelled()) {
				throw new CancelledException("cancelled while the flashloader was receiving; it waits for "
						+ (data.length - done) + " more bytes, so reset the board before anything else");
			}
			int length = Math.min(packetSize, data.length - done);
			send(line, tag, data, done, length);
			progress.bytes((long) done + length, data.length);
		}
		packets.answer(line, ResponseTag.GENERIC, tag, timeout);
	}

	/** Both phases of generate-key-blob; nothing of the key gets into a message. */
	byte[] wrapKey(int selection, byte[] key, int blobLength)
			throws ConnectionException, MbootException, CancelledException {
		String line = "generate-key-blob, " + key.length + " bytes";
		int tag = CommandTag.GENERATE_KEY_BLOB.code();
		write(line, CommandTag.GENERATE_KEY_BLOB, new MbootPacket(tag, true, selection, key.length, SEND_KEY), key,
				Progress.NONE);
		byte[] blob = new byte[blobLength];
		readPart(line, CommandTag.GENERATE_KEY_BLOB, ResponseTag.KEY_BLOB,
				new MbootPacket(tag, false, selection, blobLength, FETCH_BLOB), blobLength, blob, 0, Progress.NONE);
		return blob;
	}

	private void send(String line, CommandTag tag, byte[] data, int offset, int length)
			throws ConnectionException, MbootException {
		Optional<Arrival> early = link.early();
		if (early.isPresent() && endsData(early.get(), tag)) {
			throw endedEarly(line, early.get(), tag, offset);
		}
		try {
			link.data(data, offset, length, timeout);
			if (offset + length == data.length) {
				link.flush(timeout);
			}
		} catch (ConnectionException e) {
			if (e.reason() == Reason.STALLED || e.reason() == Reason.TIMED_OUT) {
				explainRefusedData(line, tag);
			}
			throw e;
		}
	}

	private static boolean endsData(Arrival arrival, CommandTag tag) throws ConnectionException {
		return arrival.kind() == Kind.ABORT || arrival.kind() == Kind.PACKET
				&& PacketExchange.answers(MbootPacket.decode(arrival.packet()), tag);
	}

	/** A flashloader that has ended the data phase takes no more data; its reason may already wait. */
	private void explainRefusedData(String line, CommandTag tag) throws MbootException {
		try {
			packets.answer(line, ResponseTag.GENERIC, tag, timeout);
		} catch (ConnectionException e) {
			return; // it said nothing; the failed transfer is all that is known
		}
	}

	byte[] read(long address, int length, int memoryId, Progress progress)
			throws ConnectionException, MbootException, CancelledException {
		byte[] data = new byte[length];
		int done = 0;
		while (done < length) {
			progress.checkCancelled();
			int part = Math.min(bySinglePackets ? packetSize : link.readLength(), length - done);
			try {
				readPart(address + done, part, memoryId, data, done, progress);
				done += part;
			} catch (ConnectionException e) {
				// NXP's tools found long transfers unreliable on some systems, and read packet by packet
				if (part <= packetSize || e.reason() != Reason.TIMED_OUT && e.reason() != Reason.GARBLED) {
					throw e;
				}
				bySinglePackets = true;
				packets.dropLateAnswers(MAX_LEFT_OVER);
				packets.meetAgain();
			}
		}
		return data;
	}

	private void readPart(long address, int length, int memoryId, byte[] data, int offset, Progress progress)
			throws ConnectionException, MbootException {
		String line = String.format(Locale.ROOT, "read-memory 0x%08X %d %d", address, length, memoryId);
		readPart(line, CommandTag.READ_MEMORY, ResponseTag.READ_MEMORY,
				new MbootPacket(CommandTag.READ_MEMORY.code(), false, (int) address, length, memoryId), length, data,
				offset, progress);
	}

	private void readPart(String line, CommandTag tag, int responseTag, MbootPacket command, int length, byte[] data,
			int offset, Progress progress) throws ConnectionException, MbootException {
		MbootPacket answer = packets.exchange(line, responseTag, timeout, command);
		if (answer.parameter(1) != length) {
			throw new ConnectionException(Reason.GARBLED,
					line + ": the flashloader will send " + answer.parameter(1) + " bytes");
		}
		int done = 0;
		while (done < length) {
			Arrival arrival = link.receive(data, offset + done, timeout);
			if (arrival.kind() != Kind.DATA) {
				throw endedEarly(line, arrival, tag, done);
			}
			if (arrival.length() > length - done) {
				throw new ConnectionException(Reason.GARBLED, line + ": found a packet of " + arrival.length()
						+ " bytes where " + (length - done) + " are left");
			}
			done += arrival.length();
			progress.bytes((long) offset + done, data.length);
		}
		packets.answerAfterData(line, tag, timeout);
	}

	/** The flashloader ends the data phase before its end: by an answer, or by an abort that an answer follows. */
	private ConnectionException endedEarly(String line, Arrival arrival, CommandTag tag, int done)
			throws ConnectionException, MbootException {
		if (arrival.kind() == Kind.ABORT) {
			packets.answer(line, ResponseTag.GENERIC, tag, timeout);
		} else {
			MbootPacket last = MbootPacket.decode(arrival.packet());
			if (last.tag() == ResponseTag.GENERIC && last.parameter(0) != StatusCode.SUCCESS) {
				throw new MbootException(line, last.parameter(0));
			}
		}
		return new ConnectionException(Reason.GARBLED,
				line + ": the flashloader ended the data after " + done + " bytes");
	}
}
