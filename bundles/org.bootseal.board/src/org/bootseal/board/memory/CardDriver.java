/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.memory;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

import org.bootseal.board.silicon.Ram;

/**
 * The flashloader's driver of an SD card or an eMMC, as NXP's MCU bootloader of SDK 2.x has it (sd_memory, mmc_memory):
 * writes begin on a block, and only of what is erased; what is left of the last block is written as erased. That the
 * card is at the first uSDHC, whatever the board, is assumed.
 */
abstract class CardDriver implements MemoryDriver {

	static final int OK = 0;
	static final int INVALID_ARGUMENT = 4;

	/** What initialising says where no card answers (SPSDK 3.10). */
	private static final int NO_CARD = 1812;
	private static final int TRANSFER_FAILED = 1801;
	private static final int RANGE_INVALID = 10200;
	private static final int CUMULATIVE_WRITE = 10203;
	private static final int NOT_CONFIGURED = 10205;
	private static final int ALIGNMENT_ERROR = 10206;
	/** Start, size and block. */
	private static final int VALID = 0x13;
	/** No host may ask for more at once; assumed, images are smaller. */
	private static final long MOST_BYTES = 64L << 20;
	private static final int MOST_INSTANCE = 2;

	private final CardCells cells;
	private final Ram ram;
	/** The partition that is read and written; -1 while the card is not configured. */
	private int partition = -1;

	CardDriver(CardCells cells, Ram ram) {
		this.cells = cells;
		this.ram = ram;
	}

	CardCells cells() {
		return cells;
	}

	/** Takes the option words, and gives the status. */
	abstract int configure(int first, int second);

	@Override
	public int configure(long address) {
		if (!ram.holds(address, 8)) {
			return INVALID_ARGUMENT;
		}
		ByteBuffer words = ByteBuffer.wrap(ram.read(address, 8)).order(ByteOrder.LITTLE_ENDIAN);
		partition = -1;
		return configure(words.getInt(), words.getInt());
	}

	/** The status for the uSDHC that option words name: 0 and 1 both mean the first, 2 the other, where no card is. */
	static int instance(int number) {
		if (number > MOST_INSTANCE) {
			return INVALID_ARGUMENT;
		}
		return number == MOST_INSTANCE ? NO_CARD : OK;
	}

	/** The card is ready. */
	void use(int newPartition) {
		partition = newPartition;
	}

	@Override
	public Optional<Attributes> attributes() {
		return partition < 0 ? Optional.empty()
				: Optional.of(new Attributes(VALID, (int) (cells.size(partition) / 2), 0, 0, CardCells.BLOCK));
	}

	@Override
	public int gathers() {
		return CardCells.BLOCK;
	}

	private boolean holds(long address, long length) {
		return address + length <= cells.size(partition) * CardCells.BLOCK;
	}

	@Override
	public int erase(long address, long length) {
		if (partition < 0) {
			return NOT_CONFIGURED;
		}
		if (length == 0) {
			return OK;
		}
		if (!holds(address, length)) {
			return RANGE_INVALID;
		}
		long unit = cells.figures().eraseBlocks();
		long first = address / CardCells.BLOCK / unit * unit;
		long end = ((address + length - 1) / CardCells.BLOCK / unit + 1) * unit;
		return cells.erase(partition, first, Math.min(end, cells.size(partition)) - first) ? OK : TRANSFER_FAILED;
	}

	@Override
	public int eraseAll() {
		if (partition < 0) {
			return NOT_CONFIGURED;
		}
		return cells.erase(partition, 0, cells.size(partition)) ? OK : TRANSFER_FAILED;
	}

	@Override
	public int program(long address, byte[] data) {
		if (partition < 0) {
			return NOT_CONFIGURED;
		}
		if (address % CardCells.BLOCK != 0) {
			return ALIGNMENT_ERROR;
		}
		if (!holds(address, data.length)) {
			return RANGE_INVALID;
		}
		for (int done = 0; done < data.length; done += CardCells.BLOCK) {
			long block = (address + done) / CardCells.BLOCK;
			byte[] content = cells.blank();
			if (!Arrays.equals(content, cells.read(partition, block))) {
				return CUMULATIVE_WRITE;
			}
			System.arraycopy(data, done, content, 0, Math.min(CardCells.BLOCK, data.length - done));
			if (!cells.program(partition, block, content)) {
				return TRANSFER_FAILED;
			}
		}
		return OK;
	}

	@Override
	public MemoryReading read(long address, long length) {
		if (partition < 0) {
			return MemoryReading.failed(NOT_CONFIGURED);
		}
		if (length > MOST_BYTES || !holds(address, length)) {
			return MemoryReading.failed(RANGE_INVALID);
		}
		return cells.read(partition, address, (int) length).map(bytes -> new MemoryReading(OK, bytes))
				.orElse(MemoryReading.failed(RANGE_INVALID));
	}

	@Override
	public int finish() {
		return OK;
	}

	@Override
	public Optional<byte[]> save() {
		return partition < 0 ? Optional.empty() : Optional.of(new byte[] { (byte) partition });
	}

	@Override
	public boolean restore(byte[] saved) {
		if (saved.length != 1 || saved[0] < 0 || cells.size(saved[0]) == 0) {
			return false;
		}
		partition = saved[0];
		return true;
	}
}
