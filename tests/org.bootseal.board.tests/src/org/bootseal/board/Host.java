/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.bootseal.core.connection.BoardFinder;
import org.bootseal.core.connection.BoardMode;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.FoundBoard;
import org.bootseal.core.connection.HidChannel;

/**
 * A plain host for tests: it makes reports by hand, so that the board is not tested with the code that is to use it.
 */
public final class Host implements AutoCloseable {

	static final Duration TIMEOUT = Duration.ofSeconds(5);

	private final HidChannel channel;
	private Duration timeout = TIMEOUT;

	private Host(HidChannel channel) {
		this.channel = channel;
	}

	/** Waits for the board to show in a mode, at most 10 s, and opens it. */
	static Host connect(BoardFinder bus, BoardMode mode) throws Exception {
		long deadline = bus.nanoTime() + Duration.ofSeconds(10).toNanos();
		while (bus.nanoTime() < deadline) {
			for (FoundBoard board : bus.find()) {
				if (board.mode() == mode) {
					return new Host((HidChannel) bus.open(board));
				}
			}
			bus.awaitChange(TIMEOUT);
		}
		throw new AssertionError("no " + mode + " within 10 s");
	}

	Host patience(Duration longest) {
		timeout = longest;
		return this;
	}

	void write(byte[] report) throws ConnectionException {
		channel.write(report, timeout);
	}

	byte[] read() throws ConnectionException {
		return channel.read(timeout);
	}

	@Override
	public void close() {
		channel.close();
	}

	// SDP

	void sdp(int tag, long address, int format, long count, int data) throws ConnectionException {
		write(ByteBuffer.allocate(17).put((byte) 1).putShort((short) tag).putInt((int) address).put((byte) format)
				.putInt((int) count).putInt(data).array());
	}

	/** The word of the next report, which must have this id. */
	int word(int id) throws ConnectionException {
		byte[] report = read();
		if (report[0] != id) {
			throw new AssertionError("report " + report[0] + " in place of " + id);
		}
		return ByteBuffer.wrap(report).getInt(1);
	}

	void data(byte[] bytes) throws ConnectionException {
		for (int at = 0; at < bytes.length; at += 1024) {
			byte[] report = new byte[1025];
			report[0] = 2;
			System.arraycopy(bytes, at, report, 1, Math.min(1024, bytes.length - at));
			write(report);
		}
	}

	/** The HAB word and the status of a file write. */
	List<Integer> writeFile(long address, byte[] bytes) throws ConnectionException {
		sdp(0x0404, address, 0, bytes.length, 0);
		data(bytes);
		return List.of(word(3), word(4));
	}

	int jump(long address) throws ConnectionException {
		sdp(0x0B0B, address, 0, 0, 0);
		return word(3);
	}

	List<Integer> errorStatus() throws ConnectionException {
		sdp(0x0505, 0, 0, 0, 0);
		return List.of(word(3), word(4));
	}

	// mboot

	void command(int tag, boolean data, int... parameters) throws ConnectionException {
		ByteBuffer report = ByteBuffer.allocate(8 + 4 * parameters.length).order(ByteOrder.LITTLE_ENDIAN);
		report.put((byte) 1).put((byte) 0).putShort((short) (4 + 4 * parameters.length));
		report.put((byte) tag).put((byte) (data ? 1 : 0)).put((byte) 0).put((byte) parameters.length);
		Arrays.stream(parameters).forEach(report::putInt);
		write(report.array());
	}

	/** The payload of the next report, which must have this id. */
	byte[] payload(int id) throws ConnectionException {
		byte[] report = read();
		if (report[0] != id) {
			throw new AssertionError("report " + report[0] + " in place of " + id);
		}
		int length = ByteBuffer.wrap(report).order(ByteOrder.LITTLE_ENDIAN).getShort(2);
		return Arrays.copyOfRange(report, 4, 4 + length);
	}

	/** The parameters of the next response, which must have this tag; the status is the first. */
	List<Integer> response(int tag) throws ConnectionException {
		byte[] payload = payload(3);
		if ((payload[0] & 0xFF) != tag) {
			throw new AssertionError("response " + (payload[0] & 0xFF) + " in place of " + tag);
		}
		ByteBuffer in = ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN);
		List<Integer> parameters = new ArrayList<>();
		for (int i = 0; i < payload[3]; i++) {
			parameters.add(in.getInt(4 + 4 * i));
		}
		return parameters;
	}

	/** A command that answers with a status only. */
	int simple(int tag, int... parameters) throws ConnectionException {
		command(tag, false, parameters);
		List<Integer> answer = response(0xA0);
		if (answer.get(1) != tag) {
			throw new AssertionError("answer to command " + answer.get(1) + " in place of " + tag);
		}
		return answer.get(0);
	}

	List<Integer> property(int id, int index) throws ConnectionException {
		command(0x07, false, id, index);
		return response(0xA7);
	}

	int configure(int... words) throws ConnectionException {
		for (int i = 0; i < words.length; i++) {
			simple(0x05, 0x2000 + 4 * i, 4, words[i]);
		}
		return simple(0x11, 9, 0x2000);
	}

	int erase(long address, long length) throws ConnectionException {
		return simple(0x02, (int) address, (int) length, 0);
	}

	/** Writes; stops sending when the board aborts. */
	int writeMemory(long address, byte[] bytes) throws ConnectionException {
		return writeMemory(address, bytes, 0);
	}

	int writeMemory(long address, byte[] bytes, int memoryId) throws ConnectionException {
		command(0x04, true, (int) address, bytes.length, memoryId);
		int status = response(0xA0).get(0);
		if (status != 0) {
			return status;
		}
		for (int at = 0; at < bytes.length; at += 1016) {
			int count = Math.min(1016, bytes.length - at);
			ByteBuffer report = ByteBuffer.allocate(4 + count).order(ByteOrder.LITTLE_ENDIAN);
			write(report.put((byte) 2).put((byte) 0).putShort((short) count).put(bytes, at, count).array());
		}
		byte[] last = payload(3);
		if (last.length == 0) {
			last = payload(3);
		}
		return ByteBuffer.wrap(last).order(ByteOrder.LITTLE_ENDIAN).getInt(4);
	}

	/** Data packets without a command, of at most so many bytes. */
	void bareData(byte[] bytes, int packet) throws ConnectionException {
		for (int at = 0; at < bytes.length; at += packet) {
			int count = Math.min(packet, bytes.length - at);
			ByteBuffer report = ByteBuffer.allocate(4 + count).order(ByteOrder.LITTLE_ENDIAN);
			write(report.put((byte) 2).put((byte) 0).putShort((short) count).put(bytes, at, count).array());
		}
	}

	/** What a read brings: the status at its end, and the bytes. */
	record Reading(int status, byte[] bytes) {
	}

	Reading readMemory(long address, int length) throws ConnectionException {
		return readMemory(address, length, 0);
	}

	Reading readMemory(long address, int length, int memoryId) throws ConnectionException {
		command(0x03, false, (int) address, length, memoryId);
		List<Integer> first = response(0xA3);
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		while (first.get(0) == 0) {
			byte[] report = read();
			int count = ByteBuffer.wrap(report).order(ByteOrder.LITTLE_ENDIAN).getShort(2);
			if (report[0] == 3 && count > 0) {
				return new Reading(ByteBuffer.wrap(report).order(ByteOrder.LITTLE_ENDIAN).getInt(8),
						bytes.toByteArray());
			}
			bytes.write(report, 4, count);
		}
		return new Reading(first.get(0), bytes.toByteArray());
	}

	List<Integer> readOnce(int word) throws ConnectionException {
		command(0x0F, false, word, 4);
		return response(0xAF);
	}

	int programOnce(int word, int value) throws ConnectionException {
		return simple(0x0E, word, 4, value);
	}
}
