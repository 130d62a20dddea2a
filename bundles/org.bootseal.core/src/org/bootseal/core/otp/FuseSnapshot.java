/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.otp;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.YamlMap;
import org.bootseal.core.config.YamlValue;
import org.bootseal.core.device.DeviceCatalogue;

/**
 * What was read of the fuses of a board, kept in a file so that burning can be planned and reviewed without the board.
 *
 * @param device
 *            name of the device
 * @param values
 *            what is burnt, by word index, ascending; a word that could not be read is missing
 */
public record FuseSnapshot(String device, Map<Integer, Integer> values) {

	private static final long U32_MAX = 0xFFFF_FFFFL;

	/** Sorts the words. */
	public FuseSnapshot {
		values = Collections.unmodifiableMap(new TreeMap<>(values));
	}

	/**
	 * @param file
	 *            as {@link #toYaml()} writes it
	 * @return what it says
	 * @throws IOException
	 *             if it can't be read
	 * @throws BadInputException
	 *             if something in it is wrong; the message names the place
	 */
	public static FuseSnapshot read(Path file) throws IOException, BadInputException {
		YamlMap map = YamlMap.read(file).allowing("device", "words");
		String device = device(map.required("device", "a name such as MIMXRT1020"));
		FuseMap fuses = FuseMap.of(DeviceCatalogue.builtIn().find(device));
		Map<Integer, Integer> values = new TreeMap<>();
		for (YamlValue word : map.required("words", "the words that were read, by index").map().values()) {
			int index = (int) word.number(word.key(), 0, fuses.wordCount() - 1L);
			if (values.put(index, (int) word.number(0, U32_MAX)) != null) {
				throw word.problem("fuse word " + index + " is there twice");
			}
		}
		return new FuseSnapshot(device, values);
	}

	private static String device(YamlValue name) throws BadInputException {
		String text = name.text();
		try {
			return DeviceCatalogue.builtIn().find(text).name();
		} catch (BadInputException e) {
			throw name.because(e);
		}
	}

	/**
	 * @return the snapshot as a file that people can read and compare
	 * @throws BadInputException
	 *             if there is no such device
	 */
	public String toYaml() throws BadInputException {
		FuseMap map = FuseMap.of(DeviceCatalogue.builtIn().find(device));
		StringBuilder text = new StringBuilder("# Fuses of a board, by word. One that can't be read is left out.\n");
		text.append("device: ").append(device).append("\nwords:\n");
		for (FuseWord word : map.words()) {
			if (values.containsKey(word.index())) {
				text.append(String.format(Locale.ROOT, "  %d: 0x%08X  # %s\n", word.index(), values.get(word.index()),
						word.name()));
			} else {
				text.append(String.format(Locale.ROOT, "  # %d: not readable, %s\n", word.index(), word.name()));
			}
		}
		return text.toString();
	}
}
