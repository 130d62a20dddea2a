/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.fault;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.YamlMap;
import org.bootseal.core.config.YamlValue;

/** Reads fault scripts. */
final class FaultScriptReader {

	private static final int MOST_FAULTS = 1000;
	private static final int MOST_OFFSET = 1024;
	private static final int MOST_MILLIS = 600_000;
	private static final long MOST_U32 = 0xFFFF_FFFFL;

	private FaultScriptReader() {
	}

	static FaultScript read(Path file) throws IOException, BadInputException {
		YamlMap top = YamlMap.read(file).allowing("seed", "faults");
		Optional<YamlValue> seed = top.optional("seed");
		YamlValue list = top.required("faults", "a list of faults");
		return read(list.items(), seed.isPresent() ? seed.get().number(0, Long.MAX_VALUE) : 0);
	}

	static FaultScript read(List<YamlValue> items, long seed) throws BadInputException {
		if (items.size() > MOST_FAULTS) {
			throw items.get(MOST_FAULTS).problem("found " + items.size() + " faults, expected at most " + MOST_FAULTS);
		}
		List<Fault> faults = new ArrayList<>();
		for (YamlValue item : items) {
			faults.add(fault(item.map()));
		}
		return new FaultScript(seed, faults);
	}

	private static Fault fault(YamlMap item) throws BadInputException {
		item.allowing("at", "do", "nth", "always", "probability");
		Fault fault = at(item.required("at", "where the fault falls"),
				effect(item.required("do", "what the fault does")));
		Optional<YamlValue> nth = item.optional("nth");
		if (nth.isPresent()) {
			fault = fault.nth((int) nth.get().number(1, Integer.MAX_VALUE));
		}
		if (item.flag("always")) {
			fault = fault.everyTime();
		}
		Optional<YamlValue> probability = item.optional("probability");
		return probability.isPresent() ? fault.likely(share(probability.get())) : fault;
	}

	private static double share(YamlValue value) throws BadInputException {
		try {
			double share = Double.parseDouble(value.text());
			if (share >= 0 && share <= 1) {
				return share;
			}
		} catch (NumberFormatException e) {
			throw value.problem("found \"" + value.text() + "\", expected a number from 0 to 1", e);
		}
		throw value.expected("a number from 0 to 1");
	}

	private static Fault at(YamlValue value, FaultEffect effect) throws BadInputException {
		String text = value.text().strip();
		for (FaultSite site : FaultSite.values()) {
			if (text.equals(site.text()) || text.startsWith(site.text() + " ")) {
				String rest = text.substring(site.text().length()).strip();
				Fault fault = Fault.at(site, effect);
				if (rest.isEmpty()) {
					return fault;
				}
				return switch (site) {
				case SDP, MBOOT, LINE_IN, LINE_OUT -> fault.named(rest);
				case DATA_OUT, ERASE_SECTOR, PROGRAM_PAGE, ERASE_BLOCK, PROGRAM_NAND, PROGRAM_CARD, FUSE_WORD -> fault
						.number(value.number(rest, 0, MOST_U32));
				case TRANSFER, REPORT_OUT, REPORT_IN -> throw value.expected(site.text() + " and nothing behind it");
				};
			}
		}
		throw value.expected(
				"one of \"transfer\", \"report out\", \"report in\", \"line in KIND\", \"line out KIND\", \"sdp COMMAND\", "
						+ "\"mboot COMMAND\", \"data out OFFSET\", \"erase sector N\", \"program page N\", "
						+ "\"erase block N\", \"program nand page N\", \"program card block N\", \"fuse word N\"");
	}

	private static FaultEffect effect(YamlValue value) throws BadInputException {
		String text = value.text().strip();
		String[] words = text.split("\\s+");
		switch (text) {
		case "unplug":
			return FaultEffect.unplug();
		case "power cut":
			return FaultEffect.powerCut();
		case "drop":
			return FaultEffect.drop();
		case "stall":
			return FaultEffect.stall();
		case "hang":
			return FaultEffect.hang();
		case "babble":
			return FaultEffect.babble();
		case "refuse":
			return FaultEffect.refuse();
		case "weak":
			return FaultEffect.weak();
		case "twice":
			return FaultEffect.twice();
		default:
			break;
		}
		if (words.length == 2 && words[0].equals("status")) {
			return FaultEffect.status((int) value.number(words[1], 0, MOST_U32));
		}
		if (words.length == 2 && words[0].equals("late")) {
			return FaultEffect.late((int) value.number(words[1], 1, MOST_MILLIS));
		}
		if (words.length == 2 && words[0].equals("short")) {
			return FaultEffect.shorten((int) value.number(words[1], 0, 1025));
		}
		if (words.length == 3 && words[0].equals("flip")) {
			return FaultEffect.flip((int) value.number(words[1], 0, 1024), (int) value.number(words[2], 0, 0xFF));
		}
		if (words.length == 2 && words[0].equals("lose")) {
			return FaultEffect.lose((int) value.number(words[1], 0, MOST_OFFSET));
		}
		if (words.length == 3 && words[0].equals("extra")) {
			return FaultEffect.extra((int) value.number(words[1], 0, MOST_OFFSET),
					(int) value.number(words[2], 0, 0xFF));
		}
		throw value.expected(
				"unplug, power cut, drop, stall, hang, babble, weak, refuse, twice, status CODE, late MILLIS, "
						+ "short BYTES, flip OFFSET BITS, lose OFFSET or extra OFFSET BYTE");
	}
}
