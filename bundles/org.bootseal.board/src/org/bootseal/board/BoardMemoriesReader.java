/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.bootseal.board.memory.AttachedMemories;
import org.bootseal.board.memory.AttachedMemory;
import org.bootseal.board.memory.MemoryDriver;
import org.bootseal.board.memory.MemoryFitting;
import org.bootseal.board.memory.MemoryFittings;
import org.bootseal.board.memory.MemoryKind;
import org.bootseal.core.BadInputException;

/** Reads the memories besides the flash chip out of the state of a board. */
final class BoardMemoriesReader {

	private static final String KEY = "memories";
	private static final String CHIP = "chip";
	private static final String DRIVER = "driver";

	private final StateObject json;

	BoardMemoriesReader(StateObject json) {
		this.json = json;
	}

	/** What the board is fitted with; boards that were saved by earlier versions have none. */
	MemoryFittings fittings() throws BadInputException {
		List<MemoryFitting> fitted = new ArrayList<>();
		Optional<MemoryKind> boot = Optional.empty();
		if (json.has(KEY)) {
			StateObject memories = json.object(KEY);
			for (String name : memories.keys()) {
				StateObject memory = memories.object(name);
				MemoryFitting fitting = new MemoryFitting(kind(name), memory.text(CHIP));
				if (!AttachedMemories.chips(fitting.kind()).contains(fitting.chip())) {
					throw BadInputException.expected(json.file(), KEY + "." + name, fitting.chip(),
							"one of " + AttachedMemories.chips(fitting.kind()));
				}
				fitted.add(fitting);
				if (memory.flag("boots")) {
					boot = Optional.of(fitting.kind());
				}
			}
		}
		return new MemoryFittings(fitted, boot);
	}

	private MemoryKind kind(String name) throws BadInputException {
		try {
			return MemoryKind.named(name);
		} catch (BadInputException e) {
			throw new BadInputException(BadInputException.in(json.file(), KEY, e.getMessage()).getMessage(), e);
		}
	}

	/** Gives memories back what they held. */
	void fill(List<AttachedMemory> memories) throws BadInputException {
		for (AttachedMemory memory : memories) {
			StateObject content = json.object(KEY).object(memory.fitting().kind().bootMemory()).object("content");
			Map<Long, byte[]> units = new TreeMap<>();
			for (String key : content.keys()) {
				long address = content.parse(KEY, key, 0, 0xFFFFFFFFFFL);
				if (address % memory.unit() != 0 || !memory.hasUnit(address)) {
					throw BadInputException.in(json.file(), KEY, key + " is no address of this memory");
				}
				units.put(address / memory.unit(), content.packed(key, memory.unit()));
			}
			memory.restore(units);
		}
	}

	/** Gives the drivers of a running flashloader back how they were configured. */
	void configure(Map<Integer, MemoryDriver> drivers, List<AttachedMemory> memories) throws BadInputException {
		for (AttachedMemory memory : memories) {
			String name = memory.fitting().kind().bootMemory();
			StateObject saved = json.object(KEY).object(name);
			if (!saved.has(DRIVER)) {
				continue;
			}
			if (!drivers.get(memory.fitting().kind().memoryId()).restore(bytes(saved))) {
				throw BadInputException.in(json.file(), KEY + "." + name, "this is no configuration of a driver");
			}
		}
	}

	private byte[] bytes(StateObject saved) throws BadInputException {
		try {
			return HexFormat.of().parseHex(saved.text(DRIVER));
		} catch (IllegalArgumentException e) {
			throw new BadInputException(
					BadInputException.in(json.file(), KEY, "a configuration is not in hexadecimal").getMessage(), e);
		}
	}
}
