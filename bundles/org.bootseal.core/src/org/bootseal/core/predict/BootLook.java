/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.predict;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.bootseal.core.BadInputException;
import org.bootseal.core.bootlog.RomLog;
import org.bootseal.core.bootlog.RomLogEntry;
import org.bootseal.core.device.Device;
import org.bootseal.core.flexspi.FcbLayout;
import org.bootseal.core.flexspi.FlexSpiNorOption;
import org.bootseal.core.hab.HabConstants;
import org.bootseal.core.otp.FuseLock;
import org.bootseal.core.otp.FuseMap;
import org.bootseal.core.otp.FuseWord;
import org.bootseal.core.plan.BoardCommand;
import org.bootseal.core.plan.BoardTalk;
import org.bootseal.core.plan.MemoryCommands;
import org.bootseal.core.plan.PlanFile;
import org.bootseal.core.plan.TalkEnd;
import org.bootseal.core.plan.TalkStep;

/**
 * Reads of a board what decides its next boot: fuses, what was latched at the last reset, and the flash, first by
 * option words, then by the FCB that is in it, as the ROM does. Nothing is written but RAM.
 */
public final class BootLook implements TalkStep.Work {

	private static final int HEAD = 0x3000;
	private static final long MOST_IMAGE = 16L << 20;

	private final Device device;
	private final FuseMap map;
	private final FlexSpiNorOption option;
	private final OptionalInt instance;
	private final Map<Integer, Integer> fuses = new TreeMap<>();
	private BootFlash flash = BootFlash.unread();
	private Optional<BootRegisters> registers = Optional.empty();
	private ResetTraces traces;

	/**
	 * @param device
	 *            the device
	 * @param option
	 *            how the flash is used
	 * @param instance
	 *            which FlexSPI; empty for the one that the flashloader takes by itself
	 * @throws BadInputException
	 *             if there is no fuse map of the device
	 */
	public BootLook(Device device, FlexSpiNorOption option, OptionalInt instance) throws BadInputException {
		this.device = device;
		this.option = option;
		this.instance = instance;
		map = FuseMap.of(device);
		traces = new ResetTraces(device, OptionalInt.empty(), OptionalInt.empty(), List.of());
	}

	/** @return what was read, for {@link BootPredictor}; before the talk nothing is known */
	public BootSituation situation() {
		return new BootSituation(device, fuses, flash, Optional.empty());
	}

	/** @return what was latched at the last reset; empty if it could not be read, as on many closed parts */
	public Optional<BootRegisters> registers() {
		return registers;
	}

	/** @return what the last reset left behind; before the talk nothing is known */
	public ResetTraces traces() {
		return traces;
	}

	@Override
	public void talk(BoardTalk board) throws TalkEnd {
		readTraces(board);
		readFuses(board);
		Optional<Integer> sbmr1 = register(board, BootRegisters.sbmr1(device));
		Optional<Integer> sbmr2 = register(board, BootRegisters.sbmr2(device));
		registers = sbmr2.map(mode -> new BootRegisters(sbmr1.orElse(0), mode));
		readFlash(board);
		board.conclude(fuses.size() + " fuse words read"
				+ registers.map(found -> "; " + found).orElse("; the boot mode registers can't be read"));
	}

	private void readFuses(BoardTalk board) throws TalkEnd {
		for (FuseWord word : map.words()) {
			board.fuse(new BoardCommand.ReadFuse(device.flashloaderId(), word.index()))
					.ifPresent(value -> fuses.put(word.index(), value));
		}
		for (FuseWord word : map.words()) {
			FuseLock lock = word.lock().orElse(null);
			if (lock != null && lock.forbidsReading(fuses.getOrDefault(lock.word(), 0))) {
				fuses.remove(word.index());
			}
		}
	}

	/** First of all, since others use the memory of the ROM's log too. */
	private void readTraces(BoardTalk board) throws TalkEnd {
		OptionalInt status = register(board, ResetTraces.resetStatusAddress(device)).stream()
				.mapToInt(Integer::intValue).findFirst();
		OptionalInt persistent = register(board, ResetTraces.persistentAddress(device)).stream()
				.mapToInt(Integer::intValue).findFirst();
		OptionalLong log = ResetTraces.logAddress(device);
		List<RomLogEntry> entries = log.isEmpty() ? List.of()
				: read(board, log.getAsLong(), ResetTraces.LOG_BYTES).flatMap(RomLog::parse).orElse(List.of());
		traces = new ResetTraces(device, status, persistent, entries);
	}

	private Optional<Integer> register(BoardTalk board, long address) throws TalkEnd {
		return read(board, address, Integer.BYTES)
				.map(bytes -> ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt());
	}

	private Optional<byte[]> read(BoardTalk board, long address, int length) throws TalkEnd {
		BoardTalk.Answer answer = board
				.read(new BoardCommand.ReadMemory(device.flashloaderId(), address, length, "look.bin"));
		return answer.isSuccess() && answer.bytes().length == length ? Optional.of(answer.bytes()) : Optional.empty();
	}

	private void readFlash(BoardTalk board) throws TalkEnd {
		MemoryCommands commands = new MemoryCommands(device, option, instance);
		if (!configure(board, commands)) {
			return;
		}
		OptionalLong size = board.attributes(commands.attributes()).map(memory -> memory.size())
				.orElse(OptionalLong.empty());
		Optional<byte[]> head = read(board, commands.flashBase(), HEAD);
		if (head.isEmpty()) {
			return;
		}
		boolean works = isSameByFcb(board, commands, head.get());
		if (!works && !configure(board, commands)) {
			return;
		}
		byte[] content = read(board, commands.flashBase(), (int) imageEnd(head.get(), size)).orElse(head.get());
		flash = new BootFlash(content, size, Optional.of(FlashFacts.of(device, option, instance))).tried(works);
	}

	private static boolean configure(BoardTalk board, MemoryCommands commands) throws TalkEnd {
		for (BoardCommand command : commands.setup()) {
			if (!board.send(command).isSuccess()) {
				return false;
			}
		}
		return true;
	}

	/** Whether the FCB in the flash reads the same as the option words do; the ROM has nothing but the FCB. */
	private boolean isSameByFcb(BoardTalk board, MemoryCommands commands, byte[] head) throws TalkEnd {
		int offset = (int) device.fcbOffset();
		byte[] block = Arrays.copyOfRange(head, offset, offset + FcbLayout.LENGTH);
		if (ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN).getInt(0) != FcbLayout.TAG) {
			return true;
		}
		boolean taken = board.send(new BoardCommand.WriteMemory(device.flashloaderId(), device.optionWordAddress(),
				PlanFile.of(Path.of("fcb.bin"), block))).isSuccess()
				&& board.send(new BoardCommand.ConfigureMemory(device.flashloaderId(), FlexSpiNorOption.MEMORY_ID,
						device.optionWordAddress())).isSuccess();
		return taken && read(board, commands.flashBase(), HEAD).filter(again -> Arrays.equals(again, head)).isPresent();
	}

	/** Where the image ends, as its boot data say. */
	private long imageEnd(byte[] head, OptionalLong size) {
		try {
			int ivt = (int) device.bootMemory(FlexSpiNorOption.BOOT_MEMORY).ivtOffset();
			long length = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN)
					.getInt(ivt + HabConstants.BOOT_DATA_OFFSET + Integer.BYTES) & 0xFFFFFFFFL;
			long most = Math.min(MOST_IMAGE, size.orElse(MOST_IMAGE));
			return length <= HEAD || length > most ? HEAD : length;
		} catch (BadInputException e) {
			throw new IllegalStateException(device + " boots from FlexSPI NOR", e);
		}
	}
}
