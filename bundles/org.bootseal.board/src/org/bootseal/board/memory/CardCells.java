/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.memory;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

import org.bootseal.board.fault.FaultEffect;
import org.bootseal.board.fault.FaultPlayer;
import org.bootseal.board.fault.FaultSite;
import org.bootseal.board.silicon.BoardLog;
import org.bootseal.board.silicon.BoardStopped;
import org.bootseal.board.silicon.BoardTime;

/**
 * The blocks of an SD card or an eMMC, partition by partition: the user area is 0, the boot partitions are 1 and 2. A
 * block in which power was lost while it was written reads as anything.
 */
final class CardCells {

	/** Bytes of a block. */
	static final int BLOCK = 512;

	/** Where the extended CSD of an eMMC is kept among the blocks. */
	private static final int CSD_PARTITION = 8;
	/** Bits of the address that the partition is above. */
	private static final int PARTITION_SHIFT = 36;

	private final CardFigures figures;
	private final BoardTime time;
	private final BoardLog log;
	private final FaultPlayer faults;
	private final SplittableRandom noise;
	/** Blocks that are not erased, by partition and number. */
	private final Map<Long, byte[]> blocks = new TreeMap<>();

	CardCells(CardFigures figures, long seed, BoardTime time, BoardLog log, FaultPlayer faults) {
		this.figures = figures;
		this.time = time;
		this.log = log;
		this.faults = faults;
		noise = new SplittableRandom(seed);
	}

	CardFigures figures() {
		return figures;
	}

	/** Blocks of a partition, 0 if the card does not have it. */
	long size(int partition) {
		return switch (partition) {
		case 0 -> figures.blocks();
		case 1, 2 -> figures.bootBlocks();
		default -> 0;
		};
	}

	private static long key(int partition, long block) {
		return ((long) partition << PARTITION_SHIFT) / BLOCK + block;
	}

	/** Erases blocks that follow each other. Gives whether the card says that it did. */
	boolean erase(int partition, long first, long count) {
		time.spend(figures.eraseMicros() * BoardTime.MICROSECOND);
		Optional<FaultEffect> fault = faults.at(FaultSite.ERASE_BLOCK, "", first);
		if (fault.isPresent() && fault.get().stops().isEmpty()) {
			return false;
		}
		blocks.keySet().removeIf(key -> key >= key(partition, first) && key < key(partition, first + count));
		if (fault.isPresent()) {
			log.add("Card lost power while block %d was erased", first);
			throw new BoardStopped(fault.get().stops().get());
		}
		log.add("Card: %d blocks from block %d on erased", count, first);
		return true;
	}

	/** Writes a block. Gives whether the card says that it did. */
	boolean program(int partition, long block, byte[] data) {
		time.spend(figures.programMicros() * BoardTime.MICROSECOND);
		Optional<FaultEffect> fault = faults.at(FaultSite.PROGRAM_CARD, "", block);
		if (fault.flatMap(FaultEffect::stops).isPresent()) {
			byte[] torn = new byte[BLOCK];
			noise.nextBytes(torn);
			blocks.put(key(partition, block), torn);
			log.add("Card lost power while block %d was written", block);
			throw new BoardStopped(fault.get().stops().get());
		}
		if (fault.isPresent()) {
			return false;
		}
		blocks.put(key(partition, block), data.clone());
		return true;
	}

	/** A block; the caller has checked that there is one. */
	byte[] read(int partition, long block) {
		byte[] found = blocks.get(key(partition, block));
		return found == null ? blank() : found.clone();
	}

	byte[] blank() {
		byte[] blank = new byte[BLOCK];
		Arrays.fill(blank, (byte) figures.erasedByte());
		return blank;
	}

	/** Bytes of a partition, if it has them all. */
	Optional<byte[]> read(int partition, long offset, int length) {
		if (offset < 0 || length < 0 || offset + length > size(partition) * BLOCK) {
			return Optional.empty();
		}
		byte[] bytes = new byte[length];
		for (int done = 0; done < length;) {
			int column = (int) ((offset + done) % BLOCK);
			int count = Math.min(BLOCK - column, length - done);
			System.arraycopy(read(partition, (offset + done) / BLOCK), column, bytes, done, count);
			done += count;
		}
		return Optional.of(bytes);
	}

	/** A byte of the extended CSD. */
	int csd(int index) {
		byte[] csd = blocks.get(key(CSD_PARTITION, 0));
		return csd == null ? 0 : csd[index] & 0xFF;
	}

	void setCsd(int index, int value) {
		blocks.computeIfAbsent(key(CSD_PARTITION, 0), key -> new byte[BLOCK])[index] = (byte) value;
	}

	Map<Long, byte[]> written() {
		Map<Long, byte[]> copy = new TreeMap<>();
		blocks.forEach((key, block) -> copy.put(key, block.clone()));
		return copy;
	}

	void restore(Map<Long, byte[]> saved) {
		blocks.clear();
		saved.forEach((key, block) -> blocks.put(key, block.clone()));
	}

	/** Whether an address of {@link #written()}, in bytes, is that of a block. */
	boolean hasBlock(long address) {
		int partition = (int) (address >>> PARTITION_SHIFT);
		long block = (address & (1L << PARTITION_SHIFT) - 1) / BLOCK;
		return partition == CSD_PARTITION ? block == 0 : block < size(partition);
	}
}
