/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.bootseal.board.nor.FlashWiring;
import org.bootseal.board.nor.NorFigures;
import org.bootseal.core.BadInputException;

/**
 * Reads where a saved board differs from others of its name: chip, wiring, sample. Boards that were saved by earlier
 * versions say less; what they do not say is as usual.
 */
final class BoardPartsReader {

	private static final int MOST_MILLIVOLTS = 5500;
	private static final int MOST_MEGAHERTZ = 1000;
	private static final int MOST_MILLIS = 1_000_000;

	private final StateObject json;
	private final BoardSpec known;

	BoardPartsReader(StateObject json, BoardSpec known) {
		this.json = json;
		this.known = known;
	}

	/** The board with its own parts. */
	BoardSpec parts() throws BadInputException {
		return known.withPath(json.text("path")).withSeed(json.number("seed", Long.MIN_VALUE, Long.MAX_VALUE))
				.withNor(nor()).withWiring(wiring()).withSample(sample());
	}

	private NorFigures nor() throws BadInputException {
		if (!json.has("chip")) {
			return known.nor();
		}
		String chip = json.text("chip");
		if (!NorFigures.names().contains(chip)) {
			throw BadInputException.expected(json.file(), "chip", chip, "one of " + NorFigures.names());
		}
		return NorFigures.of(chip);
	}

	private FlashWiring wiring() throws BadInputException {
		StateObject wiring = json.object("wiring");
		String port = wiring.text("port");
		if (!port.equals("A") && !port.equals("B")) {
			throw BadInputException.expected(json.file(), "wiring.port", port, "A or B");
		}
		int flexSpi = wiring.has("flexSpi") ? (int) wiring.number("flexSpi", 1, 2) : known.wiring().flexSpi();
		return new FlashWiring(flexSpi, port.charAt(0), wiring.flag("secondaryPins"),
				(int) wiring.number("dataLines", 1, 8), !wiring.has("dqsFree") || wiring.flag("dqsFree"),
				!wiring.has("resetLine") || wiring.flag("resetLine"), number(wiring, "millivolts", MOST_MILLIVOLTS),
				number(wiring, "cleanMegahertz", MOST_MEGAHERTZ));
	}

	private static int number(StateObject from, String key, int most) throws BadInputException {
		return from.has(key) ? (int) from.number(key, 0, most) : 0;
	}

	private BoardSample sample() throws BadInputException {
		if (!json.has("sample")) {
			return BoardSample.usual();
		}
		StateObject sample = json.object("sample");
		Set<Integer> worn = new TreeSet<>();
		for (String sector : sample.texts("wornSectors")) {
			worn.add((int) json.parse("sample.wornSectors", sector, 0, Integer.MAX_VALUE));
		}
		Optional<BootPins> fixed = sample.has("fixedPins") ? Optional.of(sample.choice("fixedPins", BootPins.class))
				: Optional.empty();
		return new BoardSample(worn, (int) sample.number("supplyMillis", 0, MOST_MILLIS), fixed);
	}
}
