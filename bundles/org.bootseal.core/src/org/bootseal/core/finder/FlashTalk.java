/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.finder;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.bootseal.core.device.Device;
import org.bootseal.core.flexspi.FlexSpiInstance;
import org.bootseal.core.flexspi.FlexSpiNorOption;
import org.bootseal.core.mboot.ExternalMemory;
import org.bootseal.core.plan.BoardCommand;
import org.bootseal.core.plan.BoardTalk;
import org.bootseal.core.plan.FlashRegion;
import org.bootseal.core.plan.MemoryCommands;
import org.bootseal.core.plan.PlanFile;
import org.bootseal.core.plan.TalkEnd;

/** The flash of a board, by the commands that every flashloader has. */
final class FlashTalk {

	private final Device device;
	private final BoardTalk board;
	private int tries;

	FlashTalk(Device device, BoardTalk board) {
		this.device = device;
		this.board = board;
	}

	BoardTalk board() {
		return board;
	}

	/** How many configurations were sent. */
	int tries() {
		return tries;
	}

	/** Configures by option words; whether the flashloader found a chip. */
	boolean configure(Wiring wiring, FlexSpiNorOption option) throws TalkEnd {
		board.note("try " + ++tries + ": " + wiring + ", " + option.word0().summary());
		for (BoardCommand command : new MemoryCommands(device, option, wiring.instance()).setup()) {
			BoardTalk.Answer answer = board.send(command);
			if (!answer.isSuccess()) {
				refused(answer);
				return false;
			}
		}
		return true;
	}

	/** Configures by a block that is put into RAM; whether the flashloader took it. */
	boolean configure(Wiring wiring, byte[] block, String what) throws TalkEnd {
		board.note("try " + ++tries + ": " + wiring + ", " + what);
		if (wiring.instance().isPresent()) {
			BoardTalk.Answer select = board.send(new BoardCommand.FillMemory(device.flashloaderId(),
					device.optionWordAddress(), FlexSpiInstance.selectWord(wiring.instance().getAsInt())));
			if (select.isSuccess()) {
				select = board.send(apply());
			}
			if (!select.isSuccess()) {
				refused(select);
				return false;
			}
		}
		BoardTalk.Answer answer = board.send(new BoardCommand.WriteMemory(device.flashloaderId(),
				device.optionWordAddress(), PlanFile.of(Path.of("probe.bin"), block)));
		if (answer.isSuccess()) {
			answer = board.send(apply());
		}
		if (!answer.isSuccess()) {
			refused(answer);
		}
		return answer.isSuccess();
	}

	private BoardCommand.ConfigureMemory apply() {
		return new BoardCommand.ConfigureMemory(device.flashloaderId(), FlexSpiNorOption.MEMORY_ID,
				device.optionWordAddress());
	}

	/** Some flashloaders hang at a wrong configuration (NXP community, post 1619156); then it is started anew. */
	private void refused(BoardTalk.Answer answer) throws TalkEnd {
		if (answer.isLost() && !board.restart()) {
			throw board.failed("The flashloader hangs after this try, and a reset does not bring the board back.",
					"Some configurations leave flashloader or flash in a state that only a power cycle ends.",
					"Take the power away and give it again, and start the search anew; the record has the tries so far.");
		}
	}

	/** Reads from an offset of the flash on; empty if that is refused. */
	Optional<byte[]> read(Wiring wiring, long offset, int length) throws TalkEnd {
		BoardTalk.Answer answer = board.read(new BoardCommand.ReadMemory(device.flashloaderId(),
				wiring.base(device) + offset, length, "flash.bin"));
		if (answer.isLost()) {
			refused(answer);
		}
		return answer.isSuccess() && answer.bytes().length == length ? Optional.of(answer.bytes()) : Optional.empty();
	}

	/** Erases, and tells whether that was said to have worked. */
	BoardTalk.Answer erase(Wiring wiring, long offset, long length) throws TalkEnd {
		return board.send(new BoardCommand.EraseRegion(device.flashloaderId(),
				new FlashRegion(wiring.base(device) + offset, length)));
	}

	/** Programs, and tells whether that was said to have worked. */
	BoardTalk.Answer write(Wiring wiring, long offset, byte[] content) throws TalkEnd {
		return board.send(new BoardCommand.WriteMemory(device.flashloaderId(), wiring.base(device) + offset,
				PlanFile.of(Path.of("pattern.bin"), content)));
	}

	/** What the flashloader found out about the flash. */
	Optional<ExternalMemory> attributes(Wiring wiring, FlexSpiNorOption option) throws TalkEnd {
		return board.attributes(new MemoryCommands(device, option, wiring.instance()).attributes());
	}

	/** Whether all bytes are those of erased flash, which no flash reads as as well. */
	static boolean isBlank(byte[] bytes) {
		byte[] blank = new byte[bytes.length];
		Arrays.fill(blank, (byte) 0xFF);
		return Arrays.equals(blank, bytes);
	}
}
