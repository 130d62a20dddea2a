/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.imports;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.YamlValue;
import org.bootseal.core.flexspi.FlexSpiNorOption;

/**
 * Lines for blhost in a script or a command file: option words of FlexSPI NOR (fill-memory, then configure-memory 9)
 * and fuses (efuse-program-once). Seen in the scripts and logs of SEC, and in what nxpfuses writes.
 */
final class CommandLines {

	private static final String NUMBER = "(0x[0-9A-Fa-f]{1,8}|[0-9]{1,10})";
	private static final Pattern FILL = Pattern.compile("fill-memory\\s+" + NUMBER + "\\s+(?:0x)?0*4\\s+" + NUMBER);
	private static final Pattern FUSE = Pattern
			.compile("efuse-program-once\\s+" + NUMBER + "\\s+(?:\"?)(?:0x)?([0-9A-Fa-f]{1,8})\\b");
	private static final Pattern CONFIGURE = Pattern.compile("configure-memory\\s+" + NUMBER + "\\s+" + NUMBER);
	private static final int MEMORY_ID = FlexSpiNorOption.MEMORY_ID;

	private final String place;
	private final String text;
	private Optional<FlexSpiNorOption> option = Optional.empty();

	CommandLines(String place, String text) {
		this.place = place;
		this.text = text;
	}

	/** @return whether there is a command that is understood */
	static boolean isIn(String text) {
		return FILL.matcher(text).find() || FUSE.matcher(text).find();
	}

	/**
	 * Adds option words to a draft; the first ones with which the flash is configured count.
	 *
	 * @return whether there were some
	 */
	boolean addOption(ImportDraft draft) {
		Map<Long, Integer> memory = new TreeMap<>();
		text.lines().filter(line -> !isComment(line)).forEach(line -> {
			Matcher fill = FILL.matcher(line);
			while (fill.find()) {
				Optional<Long> word = number(fill.group(2));
				number(fill.group(1)).filter(at -> word.isPresent())
						.ifPresent(at -> memory.put(at, word.get().intValue()));
			}
			Matcher configure = CONFIGURE.matcher(line);
			while (configure.find()) {
				boolean flash = number(configure.group(1)).filter(id -> id == MEMORY_ID).isPresent();
				number(configure.group(2)).filter(at -> flash).ifPresent(at -> configured(memory, at));
			}
		});
		option.ifPresent(found -> {
			draft.option(place, found);
			draft.taken(place, "the option words " + found);
		});
		return option.isPresent();
	}

	private static boolean isComment(String line) {
		return line.strip().matches("(?i)(#|@?rem\\b|::|@?echo\\b).*");
	}

	private void configured(Map<Long, Integer> memory, long at) {
		Integer word0 = memory.get(at);
		if (option.isPresent() || word0 == null) {
			return;
		}
		Integer word1 = memory.get(at + Integer.BYTES);
		boolean two = (word0 >>> 24 & 0xF) == 1;
		try {
			option = Optional.of(FlexSpiNorOption.of(two && word1 != null ? List.of(word0, word1) : List.of(word0)));
		} catch (BadInputException e) {
			// another word, such as that which writes the FCB or chooses the FlexSPI
			option = Optional.empty();
		}
	}

	/** Adds the fuses that are burnt to a draft: the bits of each value are wanted, others are not meant. */
	void addFuses(ImportDraft draft) {
		Set<String> seen = new HashSet<>();
		text.lines().filter(line -> !isComment(line)).forEach(line -> {
			Matcher fuse = FUSE.matcher(line);
			while (fuse.find()) {
				long value = Long.parseLong(fuse.group(2), 16);
				if (seen.add(fuse.group(1) + value)) {
					draft.fuses().add(place, fuse.group(1), (int) value, (int) value);
				}
				if (line.substring(fuse.end()).matches("\\s+lock\\b.*")) {
					draft.leftOut(place, "the lock of the fuse word " + fuse.group(1) + ", which locks for ever");
				}
			}
		});
	}

	private static Optional<Long> number(String text) {
		try {
			return Optional.of(YamlValue.parseNumber(text));
		} catch (NumberFormatException e) {
			return Optional.empty();
		}
	}
}
