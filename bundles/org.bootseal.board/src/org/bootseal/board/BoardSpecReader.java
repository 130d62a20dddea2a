/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.bootseal.board.flashloader.LoaderFigures;
import org.bootseal.board.memory.MemoryFitting;
import org.bootseal.board.memory.MemoryFittings;
import org.bootseal.board.memory.MemoryKind;
import org.bootseal.board.nor.FlashWiring;
import org.bootseal.board.nor.NorFigures;
import org.bootseal.board.silicon.DeviceFigures;
import org.bootseal.board.silicon.ResourceIndex;
import org.bootseal.core.BadInputException;
import org.bootseal.core.config.YamlMap;
import org.bootseal.core.config.YamlValue;

/**
 * Makes a {@link BoardSpec} of the resource of a board, whose keys are explained in mimxrt1020-evk.yaml. Such a
 * resource is part of the program: a mistake in it is an {@link IllegalStateException}.
 */
final class BoardSpecReader {

	private static final String INDEX = "boards.txt";

	private BoardSpecReader() {
	}

	/** The names of all boards, in the order of the index. */
	static List<String> names() {
		return ResourceIndex.names(BoardSpecReader.class, INDEX);
	}

	/** A board of the index, on bus path "virtual:1-1" and with seed 1. */
	static BoardSpec read(String name) {
		try {
			YamlMap board = YamlMap.readResource(BoardSpecReader.class, name.toLowerCase(Locale.ROOT) + ".yaml")
					.allowing("name", "like", "device", "flash", "wiring", "memories", "boot");
			if (board.optional("like").isPresent()) {
				return read(board.required("like").text()).withProcessor(board.required("name").text(),
						DeviceFigures.of(board.required("device").text()));
			}
			YamlMap wiring = board.required("wiring").map().allowing("flexSpi", "port", "secondaryPins", "dataLines");
			return new BoardSpec(board.required("name").text(), DeviceFigures.of(board.required("device").text()),
					NorFigures.of(board.required("flash").text()),
					new FlashWiring((int) wiring.required("flexSpi").number(1, 2),
							wiring.required("port").text().charAt(0), wiring.required("secondaryPins").flag(),
							(int) wiring.required("dataLines").number(1, 8)),
					LoaderFigures.k280(), "virtual:1-1", 1, BoardSample.usual(), memories(board));
		} catch (BadInputException e) {
			throw new IllegalStateException(e.getMessage(), e);
		}
	}

	private static MemoryFittings memories(YamlMap board) throws BadInputException {
		List<MemoryFitting> memories = new ArrayList<>();
		Optional<YamlValue> list = board.optional("memories");
		for (YamlValue item : list.isPresent() ? list.get().items() : List.<YamlValue>of()) {
			YamlMap memory = item.map().allowing("kind", "chip");
			memories.add(new MemoryFitting(MemoryKind.named(memory.required("kind").text()),
					memory.required("chip").text()));
		}
		Optional<YamlValue> boot = board.optional("boot");
		return new MemoryFittings(memories,
				boot.isPresent() ? Optional.of(MemoryKind.named(boot.get().text())) : Optional.empty());
	}
}
