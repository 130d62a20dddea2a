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
import org.bootseal.core.config.YamlValue;

/** Reads fault scripts. */
final class FaultScriptReader {

	private static final int MOST_FAULTS = 1000;

	private FaultScriptReader() {
	}

	static FaultScript read(Path file) throws IOException, BadInputException {
		YamlValue top = YamlValue.read(file);
		top.onlyKeys("seed", "faults");
		long seed = 0;
		Optional<YamlValue> seedValue = top.get("seed");
		if (seedValue.isPresent()) {
			seed = seedValue.get().number(0, Long.MAX_VALUE);
		}
		List<YamlValue> items = top.require("faults", "a list of faults").items();
		if (items.size() > MOST_FAULTS) {
			throw top.problem("has " + items.size() + " faults, more than " + MOST_FAULTS);
		}
		List<Fault> faults = new ArrayList<>();
		for (YamlValue item : items) {
			faults.add(fault(item));
		}
		return new FaultScript(seed, faults);
	}

	private static Fault fault(YamlValue item) throws BadInputException {
		item.onlyKeys("at", "do", "nth", "always", "probability");
		Fault fault = at(item.require("at", "where the fault falls"),
				effect(item.require("do", "what the fault does")));
		Optional<YamlValue> nth = item.get("nth");
		if (nth.isPresent()) {
			fault = fault.nth((int) nth.get().number(1, Integer.MAX_VALUE));
		}
		Optional<YamlValue> always = item.get("always");
		if (always.isPresent() && always.get().choice("true", "false").equals("true")) {
			fault = fault.everyTime();
		}
		Optional<YamlValue> probability = item.get("probability");
		return probability.isPresent() ? fault.likely(share(probability.get())) : fault;
	}

	private static double share(YamlValue value) throws BadInputException {
		try {
			double share = Double.parseDouble(value.text());
			if (share >= 0 && share <= 1) {
				return share;
			}
		} catch (NumberFormatException e) {
			throw new BadInputException(value.problem("is not a number from 0 to 1").getMessage(), e);
		}
		throw value.problem("is " + value.text() + ", expected a number from 0 to 1");
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
				case SDP, MBOOT -> fault.named(rest);
				case DATA_OUT, ERASE_SECTOR, PROGRAM_PAGE, FUSE_WORD -> fault
						.number(number(value, rest, 0xFFFFFFFFL));
				case REPORT_OUT, REPORT_IN -> throw value.problem("has \"" + rest + "\" behind the place");
				};
			}
		}
		throw value.problem("is \"" + text + "\", expected one of \"report out\", \"report in\", \"sdp COMMAND\", "
				+ "\"mboot COMMAND\", \"data out OFFSET\", \"erase sector N\", \"program page N\", \"fuse word N\"");
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
		case "weak":
			return FaultEffect.weak();
		default:
			break;
		}
		if (words.length == 2 && words[0].equals("status")) {
			return FaultEffect.status((int) number(value, words[1], 0xFFFFFFFFL));
		}
		if (words.length == 2 && words[0].equals("short")) {
			return FaultEffect.shorten((int) number(value, words[1], 1025));
		}
		if (words.length == 3 && words[0].equals("flip")) {
			return FaultEffect.flip((int) number(value, words[1], 1024), (int) number(value, words[2], 0xFF));
		}
		throw value.problem("is \"" + text + "\", expected unplug, power cut, drop, stall, hang, weak, "
				+ "status CODE, short BYTES or flip OFFSET BITS");
	}

	private static long number(YamlValue value, String text, long most) throws BadInputException {
		long number;
		try {
			number = Long.decode(text);
		} catch (NumberFormatException e) {
			throw new BadInputException(value.problem("has \"" + text + "\" where a number should be").getMessage(), e);
		}
		if (number < 0 || number > most) {
			throw value.problem("has " + text + ", expected 0 to " + most);
		}
		return number;
	}
}
