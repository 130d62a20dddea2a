/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

import org.bootseal.board.flashloader.LoaderFigures;
import org.bootseal.board.nor.FlashWiring;
import org.bootseal.board.nor.NorFigures;
import org.bootseal.board.silicon.DeviceFigures;
import org.bootseal.core.BadInputException;
import org.bootseal.core.config.YamlMap;

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
		try (InputStream stream = BoardSpecReader.class.getResourceAsStream(INDEX);
				BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
			return reader.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
		} catch (IOException unreadable) {
			throw new IllegalStateException("the resource " + INDEX + " cannot be read", unreadable);
		}
	}

	/** A board of the index, on bus path "virtual:1-1" and with seed 1. */
	static BoardSpec read(String name) {
		try {
			YamlMap board = YamlMap.readResource(BoardSpecReader.class, name.toLowerCase(Locale.ROOT) + ".yaml")
					.allowing("name", "device", "flash", "wiring");
			YamlMap wiring = board.required("wiring").map().allowing("flexSpi", "port", "secondaryPins", "dataLines");
			return new BoardSpec(board.required("name").text(), DeviceFigures.of(board.required("device").text()),
					NorFigures.of(board.required("flash").text()),
					new FlashWiring((int) wiring.required("flexSpi").number(1, 2),
							wiring.required("port").text().charAt(0), wiring.required("secondaryPins").flag(),
							(int) wiring.required("dataLines").number(1, 8)),
					LoaderFigures.k280(), "virtual:1-1", 1, BoardSample.usual());
		} catch (BadInputException e) {
			throw new IllegalStateException(e.getMessage(), e);
		}
	}
}
