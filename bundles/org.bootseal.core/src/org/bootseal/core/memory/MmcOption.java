/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.bootseal.core.BadInputException;

/**
 * An eMMC at a uSDHC: its option words. Fields: SPSDK 3.10 (opt_word_emmc, opt_word_mmc), NXP's MCU bootloader of SDK
 * 2.x (mmc_config_t). That it erases in groups of 512 KiB is what chips of some GB have; the flashloader erases whole
 * groups of whatever size the chip says.
 *
 * @param word
 *            first option word: bus, timing, partitions
 * @param power
 *            second option word: instance and supply
 */
public record MmcOption(int word, int power) implements UnmappedMemory {

	/** The memory as devices name it. */
	public static final String BOOT_MEMORY = "mmc";
	/** The memory id in configure-memory. */
	public static final int MEMORY_ID = 289;

	private static final int TAG = 0xC;
	private static final long GROUP = 512L * 1024;
	private static final int USER_AREA = 7;
	private static final Map<Integer, String> WIDTHS = Map.of(0, "1 bit", 1, "4 bit", 2, "8 bit", 5, "4 bit DDR", 6,
			"8 bit DDR");
	private static final List<String> TIMINGS = List.of("normal speed", "high speed", "HS200", "HS400", "26 MHz",
			"52 MHz", "DDR52");

	/**
	 * @param words
	 *            one or two option words, such as 0xC0000000 and 0; the second is 0 if it is not there
	 * @return the option
	 * @throws BadInputException
	 *             if they are no option words of an eMMC
	 */
	public static MmcOption of(List<Integer> words) throws BadInputException {
		if (words.isEmpty() || words.size() > 2 || words.get(0) >>> 28 != TAG) {
			throw new BadInputException(String.format(Locale.ROOT,
					"found %d option words, the first 0x%08X, expected one or two of an eMMC, such as 0xC0000000",
					words.size(), words.isEmpty() ? 0 : words.get(0)));
		}
		return new MmcOption(words.get(0), words.size() == 2 ? words.get(1) : 0);
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
		return List.of(word, power);
	}

	private int access() {
		return word >>> 24 & 7;
	}

	private int bootPartition() {
		return word >>> 20 & 7;
	}

	private boolean choosesBoot() {
		return (word & 1) != 0;
	}

	private static String partition(int number) {
		return switch (number) {
		case 0 -> "the user area";
		case 1, 2 -> "boot partition " + number;
		case 3 -> "the RPMB";
		default -> "general purpose partition " + (number - 3);
		};
	}

	@Override
	public String summary() {
		int instance = power & 0xF;
		int timing = word >>> 12 & 0xF;
		return String.format(Locale.ROOT, "eMMC at %s, %s, %s, %s",
				instance == 0 ? "the first uSDHC" : "uSDHC" + instance,
				WIDTHS.getOrDefault(word >>> 8 & 0xF, "bus width " + (word >>> 8 & 0xF)),
				timing < TIMINGS.size() ? TIMINGS.get(timing) : "timing " + timing, partition(access()));
	}

	@Override
	public List<String> findings() {
		List<String> findings = new ArrayList<>();
		if (!WIDTHS.containsKey(word >>> 8 & 0xF)) {
			findings.add("bits 11:8 name no bus width");
		}
		if ((word >>> 12 & 0xF) >= TIMINGS.size()) {
			findings.add("bits 15:12 name no timing");
		}
		if (access() > 2) {
			findings.add("bits 26:24 choose " + partition(access()) + ", from which no part boots");
		}
		int boots = bootPartition() == USER_AREA ? 0 : bootPartition();
		if (choosesBoot() && boots != access()) {
			findings.add("the image goes to " + partition(access()) + " (bits 26:24), but bits 22:20 let the part boot"
					+ " from " + partition(boots));
		}
		if (!choosesBoot() && (access() == 1 || access() == 2)) {
			findings.add("the image goes to " + partition(access()) + ", and bit 0 leaves the eMMC as it is: the part"
					+ " boots from there only if that was chosen before");
		}
		return findings;
	}

	@Override
	public long eraseUnit() {
		return GROUP;
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
		if (!choosesBoot()) {
			return "";
		}
		return bootPartition() == 0 ? "The flashloader lets the eMMC enable no partition for boot."
				: "The flashloader lets the eMMC boot from "
						+ partition(bootPartition() == USER_AREA ? 0 : bootPartition())
						+ ".";
	}
}
