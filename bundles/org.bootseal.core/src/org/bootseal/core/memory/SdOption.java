/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.bootseal.core.BadInputException;

/**
 * An SD card at a uSDHC: its option word. Fields: SPSDK 3.10 (opt_word_sd), NXP's MCU bootloader of SDK 2.x
 * (sd_config_t). The first 0x400 bytes of the card, where a partition table is, stay as they are.
 *
 * @param word
 *            the option word
 */
public record SdOption(int word) implements UnmappedMemory {

	/** The memory as devices name it. */
	public static final String BOOT_MEMORY = "sd";
	/** The memory id in configure-memory. */
	public static final int MEMORY_ID = 288;

	private static final int TAG = 0xD;
	private static final List<String> TIMINGS = List.of("SDR12", "SDR25 (high speed)", "SDR50", "SDR104", "DDR50");

	/**
	 * @param words
	 *            one option word, such as 0xD0000000
	 * @return the option
	 * @throws BadInputException
	 *             if it is no option word of an SD card
	 */
	public static SdOption of(List<Integer> words) throws BadInputException {
		if (words.size() != 1 || words.get(0) >>> 28 != TAG) {
			throw new BadInputException(String.format(Locale.ROOT,
					"found %d option words, the first 0x%08X, expected one of an SD card, such as 0xD0000000",
					words.size(), words.isEmpty() ? 0 : words.get(0)));
		}
		return new SdOption(words.get(0));
	}

	@Override
	public int memoryId() {
		return MEMORY_ID;
	}

	@Override
	public String bootMemory() {
		return BOOT_MEMORY;
	}

	@Override
	public List<Integer> words(long address) {
		return List.of(word);
	}

	private int timing() {
		return word >>> 12 & 7;
	}

	@Override
	public String summary() {
		int instance = word & 0xF;
		return String.format(Locale.ROOT, "SD card at %s, %d bit, %s",
				instance == 0 ? "the first uSDHC" : "uSDHC" + instance, (word >>> 8 & 1) == 0 ? 1 : 4,
				timing() < TIMINGS.size() ? TIMINGS.get(timing()) : "timing " + timing());
	}

	@Override
	public List<String> findings() {
		List<String> findings = new ArrayList<>();
		if (timing() >= TIMINGS.size()) {
			findings.add("bits 14:12 name no timing");
		}
		if (timing() >= 2 && timing() < TIMINGS.size() && (word >>> 8 & 1) == 0) {
			findings.add(TIMINGS.get(timing()) + " needs 4 data lines, and bit 8 says 1");
		}
		return findings;
	}

	@Override
	public long eraseUnit() {
		return CardPlaces.BLOCK;
	}

	@Override
	public int writeUnit() {
		return CardPlaces.BLOCK;
	}

	@Override
	public List<Place> places(long length) throws BadInputException {
		return CardPlaces.of(length, eraseUnit());
	}

	@Override
	public boolean isWrittenInParts() {
		return true;
	}

	@Override
	public String configuringChanges() {
		return "";
	}
}
