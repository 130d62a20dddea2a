/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.flexspi;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.bootseal.core.BadInputException;

/**
 * The first FlexSPI NOR option word: what kind of flash is connected, in how few facts the flashloader can find out the
 * rest. The meaning of the fields is that of NXP's flashloader for i.MX RT (SPSDK option word description, memory id
 * 9).
 *
 * @param maxFrequency
 *            bits 3:0, a code whose frequency depends on the device; 0 leaves the frequency as it is
 * @param miscMode
 *            bits 7:4, 0 none
 * @param quadEnable
 *            bits 11:8, how the quad enable bit is set; only used for parts of the first JESD216
 * @param commandPads
 *            bits 15:12, a pad code: 0 one, 2 four, 3 eight
 * @param queryPads
 *            bits 19:16, the pads on which SFDP is read; a pad code
 * @param deviceType
 *            bits 23:20
 * @param optionSize
 *            bits 27:24, 1 if option word 1 follows, else 0
 */
public record OptionWord0(int maxFrequency, int miscMode, int quadEnable, int commandPads, int queryPads,
		int deviceType, int optionSize) {

	/** Bits 31:28 of every option word 0 of FlexSPI NOR. */
	public static final int TAG = 0xC;

	private static final int NIBBLE = 0xF;

	private static final Map<Integer, String> DEVICE_TYPES = Map.ofEntries(Map.entry(0, "quad SPI SDR"),
			Map.entry(1, "quad SPI DDR"), Map.entry(2, "HyperFlash 1.8 V"), Map.entry(3, "HyperFlash 3 V"),
			Map.entry(4, "Macronix octal DDR"), Map.entry(5, "Macronix octal SDR"),
			Map.entry(6, "Micron octal DDR"), Map.entry(7, "Micron octal SDR"), Map.entry(8, "Adesto octal DDR"),
			Map.entry(9, "Adesto octal SDR"), Map.entry(10, "Infineon octal DDR"),
			Map.entry(11, "Infineon octal SDR"));

	private static final Map<Integer, String> PADS = Map.of(0, "1 pad", 2, "4 pads", 3, "8 pads");

	private static final Map<Integer, String> MISC_MODES = Map.of(0, "none", 1, "0-4-4 mode", 3,
			"data order swapped", 5, "internal loopback sampling", 6, "plain SPI (1 bit)");

	private static final Map<Integer, String> QUAD_ENABLES = Map.of(0, "not configured", 1, "status register 1 bit 6",
			2, "status register 2 bit 1", 3, "status register 2 bit 7", 4,
			"status register 2 bit 1 by command 0x31");

	/**
	 * Checks that each field fits its four bits.
	 */
	public OptionWord0 {
		for (int field : new int[] { maxFrequency, miscMode, quadEnable, commandPads, queryPads, deviceType,
				optionSize }) {
			if (field != (field & NIBBLE)) {
				throw new IllegalArgumentException("fields of option word 0 have 4 bits");
			}
		}
	}

	/**
	 * @param word
	 *            an option word
	 * @return its fields, also where their values have no meaning: see {@link #findings()}
	 * @throws BadInputException
	 *             if the tag in bits 31:28 is not 0xC
	 */
	public static OptionWord0 decode(int word) throws BadInputException {
		if (word >>> 28 != TAG) {
			throw new BadInputException(String.format(Locale.ROOT,
					"option word 0x%08X: found tag 0x%X in bits 31:28, expected 0xC", word, word >>> 28));
		}
		return new OptionWord0(word & NIBBLE, word >>> 4 & NIBBLE, word >>> 8 & NIBBLE, word >>> 12 & NIBBLE,
				word >>> 16 & NIBBLE, word >>> 20 & NIBBLE, word >>> 24 & NIBBLE);
	}

	/** @return the word, with its tag */
	public int encode() {
		return TAG << 28 | optionSize << 24 | deviceType << 20 | queryPads << 16 | commandPads << 12
				| quadEnable << 8 | miscMode << 4 | maxFrequency;
	}

	/** @return the flash in plain words, for example "quad SPI SDR, SFDP read on 1 pad, ..." */
	public String summary() {
		StringBuilder text = new StringBuilder(name(DEVICE_TYPES, deviceType));
		text.append(", SFDP read on ").append(name(PADS, queryPads));
		text.append(", commands on ").append(name(PADS, commandPads));
		if (quadEnable != 0) {
			text.append(", quad enable by ").append(name(QUAD_ENABLES, quadEnable));
		}
		if (miscMode != 0) {
			text.append(", ").append(name(MISC_MODES, miscMode));
		}
		text.append(maxFrequency == 0 ? ", frequency unchanged" : ", frequency code " + maxFrequency);
		return text.toString();
	}

	/**
	 * @return one sentence for each field whose value has no known meaning or does not fit the others; empty if none
	 */
	public List<String> findings() {
		List<String> findings = new ArrayList<>();
		undefined(findings, DEVICE_TYPES, deviceType, "device type", "23:20");
		undefined(findings, PADS, queryPads, "query pads", "19:16");
		undefined(findings, PADS, commandPads, "command pads", "15:12");
		undefined(findings, QUAD_ENABLES, quadEnable, "quad enable", "11:8");
		undefined(findings, MISC_MODES, miscMode, "misc mode", "7:4");
		if (maxFrequency > 9) {
			findings.add("max frequency (bits 3:0) is " + maxFrequency + ", which no device defines");
		}
		if (optionSize > 1) {
			findings.add("option size (bits 27:24) is " + optionSize + ", but only 0 and 1 are defined");
		}
		if (deviceType <= 1 && (queryPads == 3 || commandPads == 3)) {
			findings.add("eight pads do not fit a quad flash");
		}
		if ((deviceType == 2 || deviceType == 3) && (queryPads != 3 || commandPads != 3)) {
			findings.add("HyperFlash answers on eight pads only, so query pads and command pads are 3");
		}
		return List.copyOf(findings);
	}

	private static void undefined(List<String> findings, Map<Integer, String> names, int value, String field,
			String bits) {
		if (!names.containsKey(value)) {
			findings.add(field + " (bits " + bits + ") is " + value + ", which is not defined");
		}
	}

	private static String name(Map<Integer, String> names, int value) {
		return names.getOrDefault(value, "undefined value " + value);
	}
}
