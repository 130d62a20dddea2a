/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.flashloader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.bootseal.board.nor.FlashDriver;
import org.bootseal.board.nor.NorConfigBlock;
import org.bootseal.board.silicon.MemoryRange;
import org.bootseal.board.soc.Soc;

/**
 * The properties that the flashloader has: those recorded on an RT1050, flashloader K2.1.0 (SPSDK, sdp_mboot.ipynb),
 * and external memories.
 */
final class LoaderProperties {

	private static final int UART_AND_USB_HID = 0x11;
	private static final int ALL_ATTRIBUTES = 0x1F;
	private static final int KIB = 1024;

	private final Soc soc;
	private final FlashDriver driver;
	private final LoaderMemory memory;
	private final LoaderFigures figures;
	private final List<MemoryRange> reserved;

	LoaderProperties(Soc soc, FlashDriver driver, LoaderMemory memory, LoaderFigures figures,
			List<MemoryRange> reserved) {
		this.soc = soc;
		this.driver = driver;
		this.memory = memory;
		this.figures = figures;
		this.reserved = List.copyOf(reserved);
	}

	/** Status and values of a property. */
	record Value(int status, int... words) {
	}

	private static Value of(int... words) {
		return new Value(Status.SUCCESS, words);
	}

	Value get(int property, int index) {
		return switch (property) {
		case 1 -> of(figures.version());
		case 2 -> of(UART_AND_USB_HID);
		case 7 -> of(figures.commands());
		case 11 -> of(figures.maxPacket());
		case 12 -> reservedRegions();
		case 14 -> ram(index).map(range -> of((int) range.start())).orElse(new Value(Status.INVALID_ARGUMENT));
		case 15 -> ram(index).map(range -> of((int) range.size())).orElse(new Value(Status.INVALID_ARGUMENT));
		case 17 -> of(soc.isClosed() ? 1 : 0);
		case 18 -> of(soc.device().fuses().roles().uniqueId().stream().mapToInt(soc.fuses()::shadow).toArray());
		case 24 -> of(figures.targetVersion());
		case 25 -> externalMemory(index);
		case 31 -> lockedFuses();
		default -> new Value(Status.UNKNOWN_PROPERTY);
		};
	}

	/** No property that this loader has can be set; assumed. */
	int set(int property) {
		return get(property, LoaderMemory.FLEXSPI_NOR).status() == Status.UNKNOWN_PROPERTY ? Status.UNKNOWN_PROPERTY
				: Status.READ_ONLY_PROPERTY;
	}

	private Optional<MemoryRange> ram(int index) {
		List<MemoryRange> ranges = soc.device().ram();
		return index >= 0 && index < ranges.size() ? Optional.of(ranges.get(index)) : Optional.empty();
	}

	private Value reservedRegions() {
		List<Integer> words = new ArrayList<>();
		for (MemoryRange range : reserved) {
			words.add((int) range.start());
			words.add((int) (range.end() - 1));
		}
		return of(words.stream().mapToInt(Integer::intValue).toArray());
	}

	/** As the flashloaders of parts do that have a lock in each word: registers LOCKED0 and following. */
	private Value lockedFuses() {
		int registers = soc.device().fuses().wordLockRegisters();
		return registers == 0
				? new Value(Status.UNKNOWN_PROPERTY)
				: of(IntStream.range(0, registers).map(soc.fuses()::lockedWords).toArray());
	}

	private Value externalMemory(int memoryId) {
		if (memory.unmapped().containsKey(memoryId)) {
			return memory.unmapped().get(memoryId).attributes()
					.map(found -> of(found.valid(), 0, found.sizeKib(), found.page(), found.sector(), found.block()))
					.orElse(new Value(Status.NOT_CONFIGURED));
		}
		if (memory.isAbsent(memoryId)) {
			return new Value(Status.NOT_CONFIGURED);
		}
		if (memoryId != LoaderMemory.FLEXSPI_NOR) {
			return new Value(Status.INVALID_ARGUMENT);
		}
		Optional<NorConfigBlock> block = driver.configuration();
		if (block.isEmpty()) {
			return new Value(Status.NOT_CONFIGURED);
		}
		NorConfigBlock fcb = block.get();
		return of(ALL_ATTRIBUTES, (int) driver.window().start(), (int) (fcb.flashSize() / KIB), fcb.pageSize(),
				fcb.sectorSize(), fcb.blockSize());
	}
}
