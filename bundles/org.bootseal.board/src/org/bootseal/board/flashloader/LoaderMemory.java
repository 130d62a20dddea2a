/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.flashloader;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.bootseal.board.memory.MemoryDriver;
import org.bootseal.board.memory.MemoryReading;
import org.bootseal.board.nor.FlashDriver;
import org.bootseal.board.silicon.MemoryRange;
import org.bootseal.board.soc.Soc;

/** The address space as the flashloader reads and writes it. All results are status codes. */
final class LoaderMemory {

	static final int FLEXSPI_NOR = 9;

	/** Memories that the loader can drive if the board has them; ids: NXP's SPSDK 3.10. */
	private static final Set<Integer> KNOWN = Set.of(8, 256, 257, 272, 288, 289);
	private static final int FIRST_UNMAPPED_ID = 256;

	private final Soc soc;
	private final FlashDriver driver;
	private final List<MemoryRange> reserved;
	private final boolean restricted;
	private final Map<Integer, MemoryDriver> unmapped = new TreeMap<>();

	LoaderMemory(Soc soc, FlashDriver driver, List<MemoryRange> reserved, boolean restricted) {
		this.soc = soc;
		this.driver = driver;
		this.reserved = List.copyOf(reserved);
		this.restricted = restricted;
		soc.memories().forEach(memory -> unmapped.put(memory.fitting().kind().memoryId(), memory.driver(soc.ram())));
	}

	/** The drivers of the memories that are not mapped, by their ids. */
	Map<Integer, MemoryDriver> unmapped() {
		return Collections.unmodifiableMap(unmapped);
	}

	/** Whether the loader could drive a memory, but the board does not have it. */
	boolean isAbsent(int memoryId) {
		return KNOWN.contains(memoryId) && !unmapped.containsKey(memoryId);
	}

	/** Whether an id means the address space; blhost sends 0 for those below 256. */
	private int idStatus(int memoryId) {
		if (isAbsent(memoryId)) {
			return Status.NOT_CONFIGURED;
		}
		return memoryId >= 0 && memoryId < FIRST_UNMAPPED_ID ? Status.SUCCESS : Status.INVALID_ARGUMENT;
	}

	private boolean isFlash(long address) {
		return driver.window().holds(address, 1);
	}

	private long flashOffset(long address) {
		return address - driver.window().start();
	}

	/** Flash reads in pieces, so that no host can ask for more than the flash holds at once. */
	MemoryReading read(long address, long length, int memoryId) {
		if (unmapped.containsKey(memoryId)) {
			MemoryReading reading = unmapped.get(memoryId).read(address, length);
			int end = unmapped.get(memoryId).finish();
			return reading.status() == Status.SUCCESS && end != Status.SUCCESS ? MemoryReading.failed(end) : reading;
		}
		if (idStatus(memoryId) != Status.SUCCESS) {
			return MemoryReading.failed(idStatus(memoryId));
		}
		if (isFlash(address)) {
			if (driver.configuration().isEmpty()) {
				return MemoryReading.failed(Status.NOT_CONFIGURED);
			}
			return length > Integer.MAX_VALUE ? MemoryReading.failed(Status.RANGE_INVALID)
					: driver.read(flashOffset(address), (int) length)
							.map(bytes -> new MemoryReading(Status.SUCCESS, bytes))
							.orElse(MemoryReading.failed(Status.RANGE_INVALID));
		}
		if (soc.ram().holds(address, length)) {
			return new MemoryReading(Status.SUCCESS, soc.ram().read(address, (int) length));
		}
		if (!restricted && soc.registers().holds(address, length)) {
			return new MemoryReading(Status.SUCCESS, soc.registers().read(address, (int) length));
		}
		return MemoryReading.failed(Status.RANGE_INVALID);
	}

	/** Writes of flash must begin on a page. */
	int write(long address, byte[] bytes, int memoryId) {
		if (unmapped.containsKey(memoryId)) {
			return unmapped.get(memoryId).program(address, bytes);
		}
		if (idStatus(memoryId) != Status.SUCCESS) {
			return idStatus(memoryId);
		}
		if (isFlash(address)) {
			return driver.program(flashOffset(address), bytes);
		}
		if (soc.ram().holds(address, bytes.length)) {
			if (reserved.stream().anyMatch(range -> range.meets(address, bytes.length))) {
				return Status.RANGE_INVALID;
			}
			soc.ram().write(address, bytes);
			return Status.SUCCESS;
		}
		// assumed: like reading, which is recorded
		if (!restricted && soc.registers().holds(address, bytes.length)) {
			soc.registers().write(address, bytes);
			return Status.SUCCESS;
		}
		return Status.RANGE_INVALID;
	}

	/** Bytes to which a write must be gathered: those of a page, 1 where there are none. */
	int pageSize(long address, int memoryId) {
		if (unmapped.containsKey(memoryId)) {
			return unmapped.get(memoryId).gathers();
		}
		return isFlash(address) ? soc.flash().chip().figures().pageSize() : 1;
	}

	/** Ends a write. */
	int finish(int memoryId) {
		return unmapped.containsKey(memoryId) ? unmapped.get(memoryId).finish() : Status.SUCCESS;
	}

	int fill(long address, long length, int pattern) {
		boolean flash = isFlash(address) && driver.window().holds(address, length)
				&& length <= soc.flash().chip().figures().size();
		if (!flash && !soc.ram().holds(address, length) && !soc.registers().holds(address, length)) {
			return Status.RANGE_INVALID;
		}
		byte[] bytes = new byte[(int) length];
		byte[] word = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(pattern).array();
		for (int i = 0; i < bytes.length; i++) {
			bytes[i] = word[i % 4];
		}
		return write(address, bytes, 0);
	}

	int erase(long address, long length, int memoryId) {
		if (unmapped.containsKey(memoryId)) {
			return unmapped.get(memoryId).erase(address, length);
		}
		if (idStatus(memoryId) != Status.SUCCESS) {
			return idStatus(memoryId);
		}
		return isFlash(address) ? driver.erase(flashOffset(address), length) : Status.RANGE_INVALID;
	}

	int eraseAll(int memoryId) {
		if (unmapped.containsKey(memoryId)) {
			return unmapped.get(memoryId).eraseAll();
		}
		if (memoryId == FLEXSPI_NOR) {
			return driver.eraseAll();
		}
		// assumed: there is no internal flash to erase by id 0
		return isAbsent(memoryId) ? Status.NOT_CONFIGURED : Status.INVALID_ARGUMENT;
	}

	/** configure-memory: the words stand in RAM; behind their end the loader would read on, here it reads zeros. */
	int configure(int memoryId, long address) {
		if (unmapped.containsKey(memoryId)) {
			return unmapped.get(memoryId).configure(address);
		}
		if (isAbsent(memoryId)) {
			// assumed: nothing answers on the pins
			return Status.FAIL;
		}
		if (memoryId != FLEXSPI_NOR) {
			return Status.INVALID_ARGUMENT;
		}
		int length = 512;
		while (length >= 4 && !soc.ram().holds(address, length)) {
			length -= 4;
		}
		if (length < 4) {
			return Status.RANGE_INVALID;
		}
		byte[] words = Arrays.copyOf(soc.ram().read(address, length), 512);
		int word0 = ByteBuffer.wrap(words).order(ByteOrder.LITTLE_ENDIAN).getInt();
		return EncryptionOption.isOne(word0) ? new EncryptionOption(soc, driver).configure(words)
				: driver.configure(words);
	}
}
