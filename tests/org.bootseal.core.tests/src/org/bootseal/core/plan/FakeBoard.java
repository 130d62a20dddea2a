/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

import org.bootseal.core.connection.BoardFinder;
import org.bootseal.core.connection.BoardMode;
import org.bootseal.core.connection.BootReport;
import org.bootseal.core.connection.BootWitness;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.ConnectionException.Reason;
import org.bootseal.core.connection.FoundBoard;
import org.bootseal.core.connection.HidChannel;
import org.bootseal.core.connection.UsbId;
import org.bootseal.core.flexspi.FcbBlocks;

/**
 * A finder with one board that knows just enough of ROM and flashloader for the runner's tests: it obeys, and fails
 * where it is told to. Its clock moves only when someone waits.
 */
final class FakeBoard implements BoardFinder {

	private static final int PACKET = 1016;
	static final String PATH = "1-2";

	private static final UsbId ROM = new UsbId(0x1FC9, 0x0130);
	private static final UsbId FLASHLOADER = new UsbId(0x15A2, 0x0073);
	private static final long FLASH = 0x60000000L;

	/** Names of the commands that the board took, in order. */
	final List<String> commands = new ArrayList<>();
	final byte[] flash = new byte[0x800000];
	final Map<Integer, Integer> fuses = new HashMap<>();
	/** What was burnt whenever the board booted. */
	final List<Map<Integer, Integer>> bootedFuses = new ArrayList<>();
	/** Bits that come with every burning, wanted or not. */
	int burnsToo;
	/** Statuses by command, or by command and its number such as "write-memory 2". */
	final Map<String, Integer> statuses = new HashMap<>();
	/** Failures by command, or by command and its number. */
	final Map<String, Reason> failures = new HashMap<>();
	boolean present = true;
	int boards = 1;
	boolean closedPart;
	boolean startsFlashloader = true;
	boolean comesBack = true;
	boolean locksFuses;
	boolean boots = true;
	boolean authenticates = true;
	boolean ignoresReset;
	/** Says that it erases, and does not. */
	boolean keepsSectors;
	boolean answersReset = true;
	boolean firstPingLost;
	boolean witnessed = true;
	int lastHabStatus = 0xF0F0F0F0;
	int sectorSize = 0x1000;
	int attributesStatus;
	int openChannels;
	int opened;
	int flippedByte = -1;
	/** Reads differently each time. */
	int unsteadyByte = -1;

	private BoardMode mode;
	private long nanos;
	private long flashloaderAt = Long.MAX_VALUE;
	private int option;

	FakeBoard(BoardMode mode) {
		this.mode = mode;
		Arrays.fill(flash, (byte) 0x77);
	}

	@Override
	public List<FoundBoard> find() {
		if (nanos >= flashloaderAt) {
			mode = BoardMode.FLASHLOADER;
			flashloaderAt = Long.MAX_VALUE;
			present = true;
		}
		if (!present) {
			return List.of();
		}
		return IntStream.range(0, boards).mapToObj(number -> new FoundBoard(number == 0 ? PATH : "1-2." + number,
				Optional.of(mode == BoardMode.ROM ? ROM : FLASHLOADER), mode, "fake", "", "")).toList();
	}

	@Override
	public HidChannel open(FoundBoard board) {
		openChannels++;
		opened++;
		return mode == BoardMode.ROM ? new Rom() : new Flashloader();
	}

	@Override
	public void awaitChange(Duration longest) {
		nanos += longest.toNanos();
	}

	@Override
	public long nanoTime() {
		return nanos;
	}

	@Override
	public Optional<BootWitness> witness(FoundBoard board) {
		if (!witnessed) {
			return Optional.empty();
		}
		return Optional.of(new BootWitness() {
			@Override
			public void setXipPin(boolean on) {
				// the flash of this board is plain
			}

			@Override
			public BootReport bootInternally() {
				bootedFuses.add(Map.copyOf(fuses));
				return new BootReport(boots, closedPart, authenticates,
						boots ? OptionalLong.of(0x60002001L) : OptionalLong.empty(), List.of("FCB read"),
						boots && authenticates ? List.of() : List.of("failure: invalid signature"));
			}

			@Override
			public void backToSerialDownload() {
				mode = BoardMode.ROM;
			}
		});
	}

	/** Fails as told, the time that a command takes included. */
	private void obey(String command) throws ConnectionException {
		commands.add(command);
		nanos += Duration.ofMillis(3).toNanos();
		Reason reason = failures.getOrDefault(command, failures.get(numbered(command)));
		if (reason != null) {
			present = reason != Reason.GONE;
			throw new ConnectionException(reason, "fake " + reason);
		}
	}

	private String numbered(String command) {
		return command + " " + Collections.frequency(commands, command);
	}

	private boolean refuses(String command) {
		return statuses.containsKey(command) || statuses.containsKey(numbered(command));
	}

	private abstract class Channel implements HidChannel {

		final Deque<byte[]> answers = new ArrayDeque<>();
		private boolean closed;

		@Override
		public byte[] read(Duration timeout) throws ConnectionException {
			if (!present) {
				throw new ConnectionException(Reason.GONE, "the fake board is gone");
			}
			if (answers.isEmpty()) {
				nanos += timeout.toNanos();
				throw new ConnectionException(Reason.TIMED_OUT, "the fake board is silent");
			}
			return answers.remove();
		}

		@Override
		public int longestOutputReport() {
			return 1025;
		}

		@Override
		public void close() {
			if (!closed) {
				openChannels--;
			}
			closed = true;
		}
	}

	private final class Rom extends Channel {

		private int expected;

		@Override
		public void write(byte[] report, Duration timeout) throws ConnectionException {
			ByteBuffer bytes = ByteBuffer.wrap(report);
			if (report[0] == 2) {
				obey("rom data");
				expected -= 1024;
				if (expected <= 0) {
					hab();
					word(4, 0x88888888);
				}
				return;
			}
			switch (bytes.getShort(1)) {
			case 0x0505:
				obey("error-status");
				hab();
				word(4, lastHabStatus);
				break;
			case 0x0404:
				obey("write-file");
				expected = bytes.getInt(8);
				break;
			case 0x0B0B:
				obey("jump-address");
				jump();
				break;
			default:
				throw new ConnectionException(Reason.STALLED, "the fake ROM knows no such command");
			}
		}

		private void jump() {
			if (startsFlashloader) {
				present = false;
				flashloaderAt = comesBack ? nanos + Duration.ofSeconds(2).toNanos() : Long.MAX_VALUE;
			} else {
				hab();
				lastHabStatus = 0x33333333;
			}
		}

		private void hab() {
			word(3, closedPart ? 0x12343412 : 0x56787856);
		}

		private void word(int id, int word) {
			answers.add(ByteBuffer.allocate(5).put((byte) id).putInt(word).array());
		}
	}

	private final class Flashloader extends Channel {

		private int writeAt = -1;
		private int left;

		@Override
		public void write(byte[] report, Duration timeout) throws ConnectionException {
			ByteBuffer bytes = ByteBuffer.wrap(report).order(ByteOrder.LITTLE_ENDIAN);
			if (report[0] == 2) {
				obey("data");
				System.arraycopy(report, 4, flash, writeAt, report.length - 4);
				writeAt += report.length - 4;
				left -= report.length - 4;
				if (left == 0) {
					generic("write-memory data", 0x04);
				}
				return;
			}
			int first = bytes.remaining() >= 12 ? bytes.getInt(8) : 0;
			int second = bytes.remaining() >= 16 ? bytes.getInt(12) : 0;
			int third = bytes.remaining() >= 20 ? bytes.getInt(16) : 0;
			command(report[4], first, second, third);
		}

		private void command(int tag, int first, int second, int third) throws ConnectionException {
			switch (tag) {
			case 0x07:
				obey("get-property " + first);
				property(first);
				break;
			case 0x05:
				obey("fill-memory");
				option = third;
				generic("fill-memory", tag);
				break;
			case 0x11:
				configure(tag);
				break;
			case 0x02:
				obey("flash-erase-region");
				if (!refuses("flash-erase-region") && !keepsSectors) {
					int start = (int) (first - FLASH);
					Arrays.fill(flash, start, start + second, (byte) 0xFF);
				}
				generic("flash-erase-region", tag);
				break;
			case 0x04:
				obey("write-memory");
				writeAt = (int) (first - FLASH);
				left = second;
				generic("write-memory", tag);
				break;
			case 0x03:
				readMemory((int) (first - FLASH), second);
				break;
			default:
				fuseOrReset(tag, first, third);
				break;
			}
		}

		private void configure(int tag) throws ConnectionException {
			obey(option == 0xF000000F ? "write-fcb" : "configure-memory");
			if (option == 0xF000000F) {
				System.arraycopy(FcbBlocks.quad(), 0, flash, 0, 512);
			}
			generic(option == 0xF000000F ? "write-fcb" : "configure-memory", tag);
		}

		private void readMemory(int offset, int length) throws ConnectionException {
			obey("read-memory");
			answer(0xA3, 0, length);
			for (int done = 0; done < length; done += PACKET) {
				sendData(offset + done, Math.min(PACKET, length - done));
			}
			generic("read-memory", 0x03);
		}

		private void sendData(int offset, int length) {
			byte[] data = ByteBuffer.allocate(4 + length).order(ByteOrder.LITTLE_ENDIAN).put((byte) 4).put((byte) 0)
					.putShort((short) length).put(flash, offset, length).array();
			if (flippedByte >= offset && flippedByte < offset + length) {
				data[4 + flippedByte - offset] ^= 1;
			}
			if (unsteadyByte >= offset && unsteadyByte < offset + length) {
				flash[unsteadyByte] ^= 1;
			}
			answers.add(data);
		}

		private void fuseOrReset(int tag, int index, int value) throws ConnectionException {
			switch (tag) {
			case 0x0F:
				obey("efuse-read-once " + index);
				if (statuses.containsKey("efuse-read-once " + index)) {
					generic("efuse-read-once " + index, tag);
				} else {
					answer(0xAF, 0, 4, fuses.getOrDefault(index, 0));
				}
				break;
			case 0x0E:
				if (!locksFuses) {
					fuses.merge(index, value | burnsToo, (old, more) -> old | more);
				}
				obey("efuse-program-once " + index);
				generic("efuse-program-once", tag);
				break;
			case 0x0B:
				obey("reset");
				mode = ignoresReset ? BoardMode.FLASHLOADER : BoardMode.ROM;
				if (answersReset) {
					generic("reset", tag);
				}
				break;
			default:
				throw new ConnectionException(Reason.STALLED, "the fake flashloader knows no such command");
			}
		}

		private void property(int property) {
			if (property == 1 && firstPingLost) {
				firstPingLost = false;
			} else if (property == 25) {
				answer(0xA7, attributesStatus, 0x1F, (int) FLASH, flash.length / 1024, 0x100, sectorSize, 0x10000);
			} else {
				answer(0xA7, 0, property == 1 ? 0x4B020800 : PACKET);
			}
		}

		private void generic(String command, int tag) {
			answer(0xA0, statuses.getOrDefault(command, statuses.getOrDefault(numbered(command), 0)), tag);
		}

		private void answer(int tag, int... words) {
			ByteBuffer answer = ByteBuffer.allocate(8 + 4 * words.length).order(ByteOrder.LITTLE_ENDIAN);
			answer.put((byte) 3).put((byte) 0).putShort((short) (4 + 4 * words.length));
			answer.put((byte) tag).put((byte) 0).put((byte) 0).put((byte) words.length);
			for (int word : words) {
				answer.putInt(word);
			}
			answers.add(answer.array());
		}
	}
}
