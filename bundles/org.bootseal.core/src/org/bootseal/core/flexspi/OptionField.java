/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.flexspi;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The fields of the FlexSPI NOR option words: where they stand, what their values mean, and how SPSDK's memory
 * configuration names them (SPSDK 3.10, option words of memory id 9; values without a name there are from
 * MCUBootUtility 6.4).
 */
public enum OptionField {
	/** Bits 3:0 of word 0. */
	MAX_FREQUENCY(0, 0, 4, "MaxFreq", "Max frequency",
			"Highest clock of the flash, as a code; what frequency it means depends on the device.",
			new Choice(0, "NoChange", "unchanged"), new Choice(1, "30Mhz", "code 1"), new Choice(2, "50Mhz", "code 2"),
			new Choice(3, "60Mhz", "code 3"), new Choice(4, "75Mhz", "code 4"), new Choice(5, "80Mhz", "code 5"),
			new Choice(6, "100Mhz", "code 6"), new Choice(7, "133Mhz", "code 7"), new Choice(8, "166Mhz", "code 8"),
			new Choice(9, "", "code 9")),

	/** Bits 7:4 of word 0. */
	MISC_MODE(0, 4, 4, "Misc", "Misc mode",
			"Special modes of some flashes. SPSDK calls them experimental and advises 0 for products.",
			new Choice(0, "NotEnabled", "none"), new Choice(1, "Mode0-4-4", "0-4-4 mode, for fast random reads"),
			new Choice(3, "SwappedMode", "data order swapped, for Macronix octal flashes"),
			new Choice(5, "InternalLoopBack", "internal loopback sampling"),
			new Choice(6, "StandSpiMode", "plain SPI, 1 bit")),

	/** Bits 11:8 of word 0. */
	QUAD_ENABLE(0, 8, 4, "QuadEnableType", "Quad enable",
			"How the quad enable bit of the flash is set. Only used for flashes of the first JESD216; later ones say it"
					+ " themselves.",
			new Choice(0, "NotConfigure", "not configured"), new Choice(1, "Bit6InSR1", "status register 1 bit 6"),
			new Choice(2, "Bit1InSR2", "status register 2 bit 1"),
			new Choice(3, "Bit7InSR2", "status register 2 bit 7"),
			new Choice(4, "Bit1InSR2EnableCmdIs0x31", "status register 2 bit 1, written by command 0x31")),

	/** Bits 15:12 of word 0. */
	COMMAND_PADS(0, 12, 4, "CMDPad(s)", "Command pads",
			"Pads on which the flash takes commands: 4 only for 4-4-4 parts, 8 only for 8-8-8 parts, else 1.",
			new Choice(0, "1", "1 pad"), new Choice(2, "4", "4 pads"), new Choice(3, "8", "8 pads")),

	/** Bits 19:16 of word 0. */
	QUERY_PADS(0, 16, 4, "Query CMDPad(s)", "Query pads",
			"Pads on which the flash is asked for its parameters (SFDP) after it got power.",
			new Choice(0, "1", "1 pad"), new Choice(2, "4", "4 pads"), new Choice(3, "8", "8 pads")),

	/** Bits 23:20 of word 0. */
	DEVICE_TYPE(0, 20, 4, "Device Detection Type", "Device type", "Kind of flash that is connected.",
			new Choice(0, "QuadSPI_SDR", "quad SPI SDR"), new Choice(1, "QuadSPI_DDR", "quad SPI DDR"),
			new Choice(2, "HyperFLASH_1V8", "HyperFlash 1.8 V"), new Choice(3, "HyperFLASH_3V", "HyperFlash 3 V"),
			new Choice(4, "MXICOPI_DDR", "Macronix octal DDR"), new Choice(5, "", "Macronix octal SDR"),
			new Choice(6, "MicronOPI_DDR", "Micron octal DDR"), new Choice(7, "MicronOPI_SDR", "Micron octal SDR"),
			new Choice(8, "AdestoOPI_DDR", "Adesto octal DDR"), new Choice(9, "AdestoOPI_SDR", "Adesto octal SDR"),
			new Choice(10, "", "Infineon octal DDR"), new Choice(11, "", "Infineon octal SDR")),

	/** Bits 27:24 of word 0. */
	OPTION_SIZE(0, 24, 4, "OptionSize", "Option words", "Whether option word 1 follows.",
			new Choice(0, "OptionSize1", "word 0 only"), new Choice(1, "OptionSize2", "word 0 and word 1")),

	/** Bits 7:0 of word 1. */
	DUMMY_CYCLES(1, 0, 8, "DummyCycles", "Dummy cycles",
			"Dummy cycles of the read command; 0 lets the flashloader find them out."),

	/** Bits 15:8 of word 1. */
	STATUS_OVERRIDE(1, 8, 8, "StatusOverride", "Status override",
			"Byte that is written to the status register while modes are switched."),

	/** Bits 19:16 of word 1. */
	PINMUX_GROUP(1, 16, 4, "PinMuxGroup", "Pin group",
			"Pins that the flash is connected to: 0 the primary ones, 1 the secondary ones."),

	/** Bits 23:20 of word 1. */
	DQS_PINMUX_GROUP(1, 20, 4, "DqsPinMuxGroup", "DQS pin group",
			"Pin that is used for DQS: 0 the default one, 1 the secondary one."),

	/** Bits 27:24 of word 1. */
	DRIVE_STRENGTH(1, 24, 4, "PinDriveStrength", "Drive strength",
			"Drive strength of the FlexSPI pads; 0 leaves the default."),

	/** Bits 31:28 of word 1. */
	CONNECTION(1, 28, 4, "FlashConnection", "Connection", "Port of FlexSPI that the flash is connected to.",
			new Choice(0, "SingleFlashPort_A", "port A"), new Choice(1, "ParallelMode", "two flashes in parallel"),
			new Choice(2, "SingleFlashPort_B", "port B"), new Choice(3, "", "both ports"));

	/**
	 * A value that has a meaning.
	 *
	 * @param value
	 *            the bits
	 * @param name
	 *            how SPSDK's memory configuration calls it; empty if it knows no such value
	 * @param meaning
	 *            what it means, for people
	 */
	public record Choice(int value, String name, String meaning) {
	}

	private final int word;
	private final int lowBit;
	private final int width;
	private final String settingsKey;
	private final String label;
	private final String meaning;
	private final List<Choice> choices;

	OptionField(int word, int lowBit, int width, String settingsKey, String label, String meaning,
			Choice... choices) {
		this.word = word;
		this.lowBit = lowBit;
		this.width = width;
		this.settingsKey = settingsKey;
		this.label = label;
		this.meaning = meaning;
		this.choices = List.of(choices);
	}

	/**
	 * @param word
	 *            number of an option word, 0 or 1
	 * @return the key of that word below {@code settings} in SPSDK's memory configuration
	 */
	public static String wordKey(int word) {
		return "ConfigOption" + word;
	}

	/**
	 * @param word
	 *            number of an option word, 0 or 1
	 * @return the fields of that word, the lowest bits first
	 */
	public static List<OptionField> ofWord(int word) {
		return List.of(values()).stream().filter(field -> field.word == word).toList();
	}

	/** @return the number of the option word, 0 or 1 */
	public int word() {
		return word;
	}

	/** @return the number of the lowest bit */
	public int lowBit() {
		return lowBit;
	}

	/** @return the number of bits */
	public int width() {
		return width;
	}

	/** @return the largest value that the field can have; option words are one or two, so their field has 1 bit */
	public int max() {
		return this == OPTION_SIZE ? 1 : (1 << width) - 1;
	}

	/** @return the bits as data sheets write them, such as "23:20" */
	public String bits() {
		return lowBit + width - 1 + ":" + lowBit;
	}

	/** @return the key below {@link #wordKey} in SPSDK's memory configuration */
	public String settingsKey() {
		return settingsKey;
	}

	/** @return a short name for people, in sentence case */
	public String label() {
		return label;
	}

	/** @return what the field is for, one or two sentences */
	public String meaning() {
		return meaning;
	}

	/** @return the values that have a meaning; empty if the field is a plain number */
	public List<Choice> choices() {
		return choices;
	}

	/**
	 * @param value
	 *            a value of the field
	 * @return what it is known as; empty if it has no meaning or the field is a plain number
	 */
	public Optional<Choice> choice(int value) {
		return choices.stream().filter(choice -> choice.value() == value).findFirst();
	}

	/**
	 * @param value
	 *            a value of the field
	 * @return how a memory configuration is to write it so that SPSDK and Bootseal read the same, with quotes around it
	 *         or without: its name, or the number. Pads are numbers, because the 4 of four pads is the code 4 without
	 *         quotes
	 */
	public String settingsText(int value) {
		boolean isPads = this == COMMAND_PADS || this == QUERY_PADS;
		return choice(value).map(Choice::name).filter(name -> !name.isEmpty() && !isPads)
				.orElse(String.format(Locale.ROOT, lowBit == 8 && width == 8 ? "0x%02X" : "%d", value));
	}

	/**
	 * @param option
	 *            an option
	 * @return the value of this field in it; 0 if it has no word 1 and the field is of that
	 */
	public int get(FlexSpiNorOption option) {
		return word < option.words().size() ? of(option.words().get(word)) : 0;
	}

	int of(int optionWord) {
		return optionWord >>> lowBit & (1 << width) - 1;
	}

	/**
	 * @param option
	 *            an option
	 * @param value
	 *            another value of this field, 0 to {@link #max()}
	 * @return the option with that value. A value other than 0 in word 1 adds that word; {@link #OPTION_SIZE} adds or
	 *         removes it
	 */
	public FlexSpiNorOption with(FlexSpiNorOption option, int value) {
		if (value < 0 || value > max()) {
			throw new IllegalArgumentException(label + " is 0 to " + max());
		}
		List<Integer> words = option.words();
		int word0 = word == 0 ? put(words.get(0), value) : words.get(0);
		int word1 = words.size() == 2 ? words.get(1) : 0;
		if (word == 1) {
			word1 = put(word1, value);
		}
		boolean two = this == OPTION_SIZE ? value == 1 : words.size() == 2 || word == 1 && value != 0;
		return FlexSpiNorOption.ofWords(OPTION_SIZE.put(word0, two ? 1 : 0),
				two ? Optional.of(word1) : Optional.empty());
	}

	int put(int optionWord, int value) {
		int mask = (1 << width) - 1 << lowBit;
		return optionWord & ~mask | value << lowBit & mask;
	}
}
